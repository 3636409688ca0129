//! Properties of fixed length ([MS-OXMSG] 2.4.2): sixteen bytes each, with the type, the identifier, flags and the value.

/// The properties of a message, a recipient or an attachment.
#[derive(Clone, Debug, Default)]
pub(super) struct Properties(Vec<(u16, u16, u64)>);

/// Types of values, as [MS-OXCDATA] 2.11.1 has them.
const NUMBER: u16 = 0x0003;
const TIME: u16 = 0x0040;

impl Properties {
    /// Takes in a stream of properties behind its head.
    pub(super) fn new(bytes: &[u8], head: usize) -> Self {
        let entry = |entry: &[u8; 16]| {
            let [kind, kind_high, id, id_high, _, _, _, _, value @ ..] = *entry;
            (u16::from_le_bytes([id, id_high]), u16::from_le_bytes([kind, kind_high]), u64::from_le_bytes(value))
        };
        Self(bytes.get(head..).unwrap_or_default().as_chunks::<16>().0.iter().map(entry).collect())
    }

    /// A number.
    pub(super) fn number(&self, id: u16) -> Option<i32> {
        self.value(id, NUMBER).and_then(|value| i32::try_from(value & 0xFFFF_FFFF).ok())
    }

    /// A moment, in tenths of a microsecond since 1601.
    pub(super) fn time(&self, id: u16) -> Option<u64> {
        self.value(id, TIME).filter(|ticks| *ticks > 0)
    }

    fn value(&self, id: u16, kind: u16) -> Option<u64> {
        self.0.iter().find(|(own, own_kind, _)| (*own, *own_kind) == (id, kind)).map(|(_, _, value)| *value)
    }
}
