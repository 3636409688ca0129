//! What the user is told.

use super::Notice;
use crate::workspace::Remark;

/// Notices that were not dismissed yet, the oldest first.
#[derive(Debug, Default)]
pub(super) struct Notices {
    shown: Vec<Notice>,
    given: u64,
}

impl Notices {
    pub(super) fn shown(&self) -> &[Notice] {
        &self.shown
    }

    /// Tells of a failure.
    pub(super) fn fail(&mut self, message: impl Into<String>) {
        self.add(true, message.into());
    }

    /// Tells of something that went as it should, or nearly.
    pub(super) fn say(&mut self, message: impl Into<String>) {
        self.add(false, message.into());
    }

    pub(super) fn remark(&mut self, remark: Remark) {
        self.add(remark.failed, remark.message);
    }

    pub(super) fn dismiss(&mut self, id: u64) {
        self.shown.retain(|notice| notice.id != id);
    }

    /// Takes off what is no longer so.
    pub(super) fn withdraw(&mut self, message: &str) {
        self.shown.retain(|notice| notice.message != message);
    }

    /// What stands on the screen already is not said twice.
    fn add(&mut self, failed: bool, message: String) {
        if self.shown.iter().any(|notice| notice.message == message) {
            return;
        }
        self.given += 1;
        self.shown.push(Notice { id: self.given, failed, message });
    }
}
