//! Opening the window, with the renderer that this system draws best with, or the other one.

use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

use eframe::NativeOptions;
use egui::ViewportBuilder;
use thiserror::Error;

use crate::session::{Action, Means, Session};

use super::app::App;
use super::outside::{System, SystemDialogs};

/// How the window is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// Through OpenGL.
    Glow,
    /// Through Vulkan, Metal or Direct3D.
    Wgpu,
}

impl Renderer {
    /// What this system draws best with. Drawing in software is five times as fast through OpenGL on Linux; on Windows
    /// OpenGL is not there over a remote desktop.
    pub fn preferred() -> Self {
        if cfg!(any(windows, target_os = "macos")) { Self::Wgpu } else { Self::Glow }
    }

    fn other(self) -> Self {
        match self {
            Self::Glow => Self::Wgpu,
            Self::Wgpu => Self::Glow,
        }
    }
}

/// Why there is no window.
#[derive(Debug, Error)]
pub enum WindowError {
    /// There is no screen to show it on.
    #[error("There is no display to open a window on; the command “redwell export” needs none")]
    NoDisplay,
    /// Neither way of drawing works.
    #[error("No window could be drawn: {first}; then: {second}")]
    NoRenderer {
        /// What the first renderer said.
        first: String,
        /// What the second one said.
        second: String,
    },
}

/// Opens the window, on a case folder where one is given, and stays until it is closed.
///
/// With no `renderer` given the system's preferred one is tried, and the other one when it fails before the window is
/// there. Documents are read by `means`.
pub fn run(folder: Option<PathBuf>, renderer: Option<Renderer>, means: &Means) -> Result<(), WindowError> {
    let first = renderer.unwrap_or_else(Renderer::preferred);
    let Err(error) = open(folder.clone(), first, means.clone()) else { return Ok(()) };
    if !error.before_window || renderer.is_some() {
        return Err(error.into_final());
    }
    log::warn!("drawing with {first:?} failed, trying {:?}: {}", first.other(), error.message);
    open(folder, first.other(), means.clone())
        .map_err(|second| WindowError::NoRenderer { first: error.message, second: second.message })
}

struct OpenError {
    message: String,
    /// The window was not there yet, so that another renderer can be tried.
    before_window: bool,
    no_display: bool,
}

impl OpenError {
    fn into_final(self) -> WindowError {
        if self.no_display {
            log::warn!("{}", self.message);
            WindowError::NoDisplay
        } else {
            WindowError::NoRenderer { first: self.message, second: "nothing else was tried".to_owned() }
        }
    }
}

fn open(folder: Option<PathBuf>, renderer: Renderer, means: Means) -> Result<(), OpenError> {
    let options = NativeOptions {
        viewport: ViewportBuilder::default()
            .with_title("Redwell")
            .with_app_id("redwell")
            .with_inner_size([1440.0, 900.0])
            .with_min_inner_size([480.0, 360.0])
            .with_icon(super::icon::icon())
            .with_drag_and_drop(true),
        renderer: match renderer {
            Renderer::Glow => eframe::Renderer::Glow,
            Renderer::Wgpu => eframe::Renderer::Wgpu,
        },
        ..NativeOptions::default()
    };
    let created = Rc::new(Cell::new(false));
    let mark = created.clone();
    let outcome = eframe::run_native(
        "Redwell",
        options,
        Box::new(move |creation| {
            mark.set(true);
            let context = &creation.egui_ctx;
            let services = Arc::new(System::new(means));
            services.set_window(context);
            let mut session = Session::new(services.clone());
            if let Some(folder) = folder {
                session.handle(Action::OpenFolder(folder));
            }
            let files = Box::new(SystemDialogs::new(context.clone()));
            Ok(Box::new(App::new(context, session, services, files)))
        }),
    );
    outcome.map_err(|error| {
        // An event loop that failed cannot be made a second time in one process.
        let no_display = matches!(error, eframe::Error::WinitEventLoop(_));
        OpenError { message: error.to_string(), before_window: !created.get() && !no_display, no_display }
    })
}
