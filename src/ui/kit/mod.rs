//! What every pane is built from: the theme's tokens, the faces, icons, marks and small widgets.
//!
//! Nothing here knows a case. Colours, sizes and faces are named here once; panes take them from [`theme::tokens`].

pub mod badge;
pub mod check;
pub mod date;
pub mod elide;
pub mod field;
pub mod focus;
pub mod fonts;
pub mod icon;
pub mod list;
pub mod mark;
pub mod marker;
pub mod measure;
pub mod split;
pub mod theme;
pub mod tokens;
pub mod widgets;

pub use elide::middle_elide;
pub use icon::Icon;
pub use tokens::Tokens;
pub use widgets::{PillKind, chip, hairline, link, paint_pill, pill, section, segmented, vertical_hairline};
