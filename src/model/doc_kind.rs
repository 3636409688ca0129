//! The kinds of document that the field tells apart.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What a document is. An amendment to an agreement is an agreement.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words of the field say it")]
pub enum DocKind {
    Order,
    Opinion,
    Judgment,
    Motion,
    Application,
    Petition,
    Complaint,
    Answer,
    Objection,
    Reply,
    Stipulation,
    Notice,
    Affidavit,
    Declaration,
    Certificate,
    Letter,
    Email,
    Agreement,
    Exhibit,
    Schedule,
    Statement,
    Report,
    Plan,
    DisclosureStatement,
    Claim,
    Transcript,
    Subpoena,
    Docket,
    #[default]
    Other,
}

impl DocKind {
    /// Every kind, in the order of the facts export.
    pub const ALL: [Self; 29] = [
        Self::Order,
        Self::Opinion,
        Self::Judgment,
        Self::Motion,
        Self::Application,
        Self::Petition,
        Self::Complaint,
        Self::Answer,
        Self::Objection,
        Self::Reply,
        Self::Stipulation,
        Self::Notice,
        Self::Affidavit,
        Self::Declaration,
        Self::Certificate,
        Self::Letter,
        Self::Email,
        Self::Agreement,
        Self::Exhibit,
        Self::Schedule,
        Self::Statement,
        Self::Report,
        Self::Plan,
        Self::DisclosureStatement,
        Self::Claim,
        Self::Transcript,
        Self::Subpoena,
        Self::Docket,
        Self::Other,
    ];

    /// The word of the facts export.
    pub fn word(self) -> &'static str {
        match self {
            Self::Order => "order",
            Self::Opinion => "opinion",
            Self::Judgment => "judgment",
            Self::Motion => "motion",
            Self::Application => "application",
            Self::Petition => "petition",
            Self::Complaint => "complaint",
            Self::Answer => "answer",
            Self::Objection => "objection",
            Self::Reply => "reply",
            Self::Stipulation => "stipulation",
            Self::Notice => "notice",
            Self::Affidavit => "affidavit",
            Self::Declaration => "declaration",
            Self::Certificate => "certificate",
            Self::Letter => "letter",
            Self::Email => "email",
            Self::Agreement => "agreement",
            Self::Exhibit => "exhibit",
            Self::Schedule => "schedule",
            Self::Statement => "statement",
            Self::Report => "report",
            Self::Plan => "plan",
            Self::DisclosureStatement => "disclosure_statement",
            Self::Claim => "claim",
            Self::Transcript => "transcript",
            Self::Subpoena => "subpoena",
            Self::Docket => "docket",
            Self::Other => "other",
        }
    }

    /// The words on the screen.
    pub fn label(self) -> &'static str {
        match self {
            Self::DisclosureStatement => "disclosure statement",
            Self::Other => "document",
            other => other.word(),
        }
    }
}

impl fmt::Display for DocKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}
