//! The program's icon.

use std::sync::Arc;

use egui::IconData;

/// The icon of the window; the system's own where the picture cannot be decoded, which a test rules out.
pub(super) fn icon() -> Arc<IconData> {
    let picture = include_bytes!("../../assets/icon/redwell-256.png");
    Arc::new(eframe::icon_data::from_png_bytes(picture).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_picture_is_a_picture() {
        assert_eq!(super::icon().width, 256);
    }
}
