//! Numbers that courts give out.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A case number without the judge's initials or the chapter.
///
/// Bankruptcy and adversary cases are `YY-NNNNN`, district cases `O:YY-tt-NNNNN` (office, year, type, number), the
/// forms that the courts' filing system prints.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CaseNumber(pub String);

impl fmt::Display for CaseNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
