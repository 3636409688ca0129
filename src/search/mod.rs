//! Finding words: in one document ([`Words`]), and in the whole case ([`find`]). Pure: texts in, places out.
//!
//! The case is searched as it lies in memory, without an index: half a gigabyte is gone through in a fraction of a
//! second, and nothing has to be kept up to date while documents are read. What is asked is a [`Query`], in the words
//! of a search field; there is no text that is not one.

mod ask;
mod filters;
mod find;
mod near;
mod snippet;
mod term;
mod words;

pub use ask::Query;
pub use find::{Found, MOST_DOCUMENTS, MOST_PLACES, Results, find, places, snippets};
pub use snippet::Snippet;
pub use words::Words;
