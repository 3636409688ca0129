//! See the crate's map.

use std::path::PathBuf;

/// How the window is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renderer {
    /// Through OpenGL.
    Glow,
    /// Through Vulkan, Metal or Direct3D.
    Wgpu,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
#[error("There is no window yet")]
pub struct WindowError;

/// Opens the window, on a case folder where one is given, and stays until it is closed.
///
/// # Errors
/// Where there can be no window.
pub fn run(folder: Option<PathBuf>, renderer: Option<Renderer>) -> Result<(), WindowError> {
    let _ = (folder, renderer);
    Err(WindowError)
}
