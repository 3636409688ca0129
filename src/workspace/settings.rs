//! What is the user's rather than a case's: folders opened before, and how the window was left.
//!
//! Kept as `settings.ron` in the user's data directory, in the same form and with the same care as `redwell.ron`. Two
//! windows may change it at once, so each change is made to the file as it stands.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::View;
use super::disk::{replace_file, set_aside};
use super::saved::{ViewForm, options, peek, style};

const NAME: &str = "settings.ron";
const FORMAT_VERSION: u32 = 1;

/// How many folders are remembered.
const RECENT: usize = 12;

/// What is the user's rather than a case's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Folders opened before, the latest first.
    pub recent: Vec<PathBuf>,
    /// How the window was left; the default for a case that has no view of its own.
    pub view: View,
}

/// The user's data directory for this program; `None` where the system knows of none.
pub fn data_dir() -> Option<PathBuf> {
    directories::ProjectDirs::from("", "", "Redwell").map(|folders| folders.data_dir().to_owned())
}

/// One change of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsChange {
    /// A folder was opened.
    Opened(PathBuf),
    /// A folder is to be forgotten.
    Forget(PathBuf),
    /// The window was changed.
    View(View),
}

#[derive(Serialize, Deserialize)]
struct Form {
    format_version: u32,
    #[serde(default)]
    recent: Vec<String>,
    #[serde(default)]
    view: ViewForm,
}

/// What the file turned out to be.
enum Parsed {
    Settings(Settings),
    Newer,
    Damaged,
}

impl Settings {
    /// The settings in this data directory; the defaults where there are none that can be read.
    pub fn load(data_dir: &Path) -> Self {
        match fs::read(data_dir.join(NAME)).map(|bytes| parse(&bytes)) {
            Ok(Parsed::Settings(settings)) => settings,
            Ok(Parsed::Newer | Parsed::Damaged) | Err(_) => Self::default(),
        }
    }

    /// Makes one change.
    pub fn apply(&mut self, change: &SettingsChange) {
        match change {
            SettingsChange::Opened(folder) => {
                self.recent.retain(|other| other != folder);
                self.recent.insert(0, folder.clone());
                self.recent.truncate(RECENT);
            }
            SettingsChange::Forget(folder) => self.recent.retain(|other| other != folder),
            SettingsChange::View(view) => self.view = view.clone(),
        }
    }
}

/// Makes changes to the settings in this data directory. A file of a newer version stays as it is; a damaged one is set
/// aside.
///
/// # Errors
/// What the operating system says.
pub fn save_settings(data_dir: &Path, changes: &[SettingsChange]) -> io::Result<()> {
    let path = data_dir.join(NAME);
    fs::create_dir_all(data_dir)?;
    let mut settings = match fs::read(&path) {
        Ok(bytes) => match parse(&bytes) {
            Parsed::Settings(settings) => settings,
            Parsed::Newer => return Ok(()),
            Parsed::Damaged => {
                set_aside(&path, |number| format!("settings.damaged-{number}.ron"))?;
                Settings::default()
            }
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => Settings::default(),
        Err(error) => return Err(error),
    };
    for change in changes {
        settings.apply(change);
    }
    let text = print(&settings)?;
    replace_file(&path, |file| file.write_all(text.as_bytes()))
}

fn parse(bytes: &[u8]) -> Parsed {
    let text = match peek(bytes) {
        Ok((version, _)) if version > FORMAT_VERSION => return Parsed::Newer,
        Ok((_, text)) => text,
        Err(_) => return Parsed::Damaged,
    };
    match options().from_str::<Form>(text) {
        Ok(form) => Parsed::Settings(Settings {
            recent: form.recent.into_iter().map(PathBuf::from).collect(),
            view: form.view.into(),
        }),
        Err(_) => Parsed::Damaged,
    }
}

fn print(settings: &Settings) -> io::Result<String> {
    let form = Form {
        format_version: FORMAT_VERSION,
        // A path that is not Unicode cannot stand in a text file; that folder is opened by hand again.
        recent: settings.recent.iter().filter_map(|folder| folder.to_str()).map(str::to_owned).collect(),
        view: (&settings.view).into(),
    };
    options().to_string_pretty(&form, style()).map_err(io::Error::other)
}
