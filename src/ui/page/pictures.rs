//! Pictures of pages that are kept, within a bound of memory.

use std::collections::HashMap;

use crate::session::Cut;

/// Memory of all pictures that are kept, in bytes. With those that are being drawn and handed over it stays below
/// 256 MB.
pub(super) const MOST_BYTES: usize = 192 << 20;

/// Pictures of pages, of which those that were not shown for longest are let go when there are too many. `T` is what
/// holds a picture.
#[derive(Debug)]
pub(super) struct Pictures<T> {
    pages: HashMap<usize, Vec<Kept<T>>>,
    /// Memory of all of them, in bytes.
    bytes: usize,
    /// Counts frames.
    now: u64,
}

/// A picture that is kept.
#[derive(Debug)]
pub(super) struct Kept<T> {
    pub(super) cut: Cut,
    pub(super) picture: T,
    /// The last frame in which it was shown.
    used: u64,
}

impl<T> Default for Pictures<T> {
    fn default() -> Self {
        Self { pages: HashMap::new(), bytes: 0, now: 0 }
    }
}

impl<T> Pictures<T> {
    /// A new frame begins.
    pub(super) fn next_frame(&mut self) {
        self.now += 1;
    }

    /// Whether this very picture is there.
    pub(super) fn has(&self, cut: Cut) -> bool {
        self.of_page(cut.page).iter().any(|kept| kept.cut == cut)
    }

    /// Every picture of a page.
    pub(super) fn of_page(&self, page: usize) -> &[Kept<T>] {
        self.pages.get(&page).map(Vec::as_slice).unwrap_or_default()
    }

    /// Notes that a picture is shown in this frame.
    pub(super) fn use_now(&mut self, cut: Cut) {
        let now = self.now;
        if let Some(kept) = self.pages.get_mut(&cut.page).and_then(|page| page.iter_mut().find(|kept| kept.cut == cut))
        {
            kept.used = now;
        }
    }

    /// Keeps a picture, and lets others go for it. What is shown in this frame stays.
    pub(super) fn keep(&mut self, cut: Cut, picture: T) {
        if self.has(cut) {
            return;
        }
        self.bytes += size(cut);
        self.pages.entry(cut.page).or_default().push(Kept { cut, picture, used: self.now });
        while self.bytes > MOST_BYTES {
            let oldest = self.pages.values().flatten().min_by_key(|kept| kept.used);
            let Some(cut) = oldest.filter(|kept| kept.used < self.now).map(|kept| kept.cut) else { break };
            self.drop(cut);
        }
    }

    fn drop(&mut self, cut: Cut) {
        if let Some(page) = self.pages.get_mut(&cut.page) {
            page.retain(|kept| kept.cut != cut);
            self.bytes = self.bytes.saturating_sub(size(cut));
            if page.is_empty() {
                self.pages.remove(&cut.page);
            }
        }
    }
}

/// Memory of a picture in bytes: four to a dot.
pub(super) fn size(cut: Cut) -> usize {
    usize::from(cut.width) * usize::from(cut.height) * 4
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Four megabytes.
    fn cut(page: usize) -> Cut {
        Cut { page, scale: 1.0, left: 0, top: 0, width: 1024, height: 1024 }
    }

    #[test]
    fn a_thousand_pages_stay_within_the_bound() {
        let mut pictures = Pictures::default();
        for page in 0..1_000 {
            pictures.next_frame();
            pictures.use_now(cut(0));
            pictures.keep(cut(page), ());
            assert!(pictures.bytes <= MOST_BYTES);
        }
        assert!(pictures.has(cut(0)), "what is shown all the time stays");
        assert!(!pictures.has(cut(1)) && pictures.has(cut(999)));
        assert_eq!(pictures.bytes, 48 * size(cut(0)));
    }

    #[test]
    fn what_is_shown_now_stays_even_beyond_the_bound() {
        let mut pictures = Pictures::default();
        pictures.next_frame();
        for page in 0..60 {
            pictures.keep(cut(page), ());
        }
        assert!((0..60).all(|page| pictures.has(cut(page))));
        pictures.next_frame();
        pictures.keep(cut(60), ());
        assert!(pictures.bytes <= MOST_BYTES && pictures.has(cut(60)));
    }

    #[test]
    fn the_same_picture_is_counted_once() {
        let mut pictures = Pictures::default();
        pictures.keep(cut(3), 'a');
        pictures.keep(cut(3), 'b');
        assert_eq!((pictures.bytes, pictures.of_page(3).len()), (size(cut(3)), 1));
    }
}
