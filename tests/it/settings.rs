//! The user's settings.

use std::fs;
use std::path::PathBuf;

use redwell::workspace::{Settings, SettingsChange, View, save_settings};

use crate::fixture::{folder, names};

#[test]
fn settings_are_kept_and_shared() {
    let data = tempfile::tempdir().unwrap();
    let path = |name: &str| data.path().join(name);
    assert_eq!(Settings::load(data.path()), Settings::default());
    let view = View { dark: Some(true), ..View::default() };
    save_settings(data.path(), &[SettingsChange::Opened(path("a")), SettingsChange::View(view.clone())]).unwrap();
    // A second window knows nothing of the first one's folder, and does not undo it.
    save_settings(data.path(), &[SettingsChange::Opened(path("b")), SettingsChange::Opened(path("c"))]).unwrap();
    save_settings(data.path(), &[SettingsChange::Opened(path("b")), SettingsChange::Forget(path("c"))]).unwrap();
    let settings = Settings::load(data.path());
    assert_eq!(settings.recent, [path("b"), path("a")]);
    assert_eq!(settings.view, view);
    let many: Vec<_> = (0..30).map(|number| SettingsChange::Opened(path(&number.to_string()))).collect();
    save_settings(data.path(), &many).unwrap();
    assert_eq!(Settings::load(data.path()).recent.len(), 12);
}

#[test]
fn settings_that_cannot_be_read_are_no_obstacle() {
    let data = folder(&[("settings.ron", "(format_version: 1, recent: [")]);
    assert_eq!(Settings::load(data.path()), Settings::default());
    save_settings(data.path(), &[SettingsChange::Opened("x".into())]).unwrap();
    assert_eq!(names(data.path()), ["settings.damaged-1.ron", "settings.ron"]);
    assert_eq!(Settings::load(data.path()).recent, [PathBuf::from("x")]);

    let newer = "(format_version: 2, recent: {})";
    fs::write(data.path().join("settings.ron"), newer).unwrap();
    save_settings(data.path(), &[SettingsChange::Opened("y".into())]).unwrap();
    assert_eq!(fs::read_to_string(data.path().join("settings.ron")).unwrap(), newer);
}
