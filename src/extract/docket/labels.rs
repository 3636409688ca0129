//! The labels on the front of a docket report, and what stands behind them.

use crate::model::TimelineKind;

/// What the words behind a label are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Field {
    /// The judge.
    Judge,
    /// The chapter of the Bankruptcy Code.
    Chapter,
    /// The names of the sides.
    Title,
    /// When the case was filed.
    Filed,
    /// When it was closed.
    Closed,
    /// The case that leads.
    Lead,
    /// A case that follows.
    Member,
    /// A case on another docket.
    Related,
    /// Some other date, in the words of its label.
    Dated(TimelineKind),
}

/// Labels in small letters, with what stands behind them. Where one begins with another, it stands before it.
pub(super) const LABELS: [(&str, Field); 53] = [
    ("assigned to:", Field::Judge),
    ("presiding judge:", Field::Judge),
    ("judge:", Field::Judge),
    ("assigned judge:", Field::Judge),
    ("bankruptcy judge:", Field::Judge),
    ("case title:", Field::Title),
    ("date filed:", Field::Filed),
    ("filed date:", Field::Filed),
    ("case filed:", Field::Filed),
    ("date case filed:", Field::Filed),
    ("docketed:", Field::Filed),
    ("date terminated:", Field::Closed),
    ("date closed:", Field::Closed),
    ("case closed:", Field::Closed),
    ("case terminated:", Field::Closed),
    ("termed:", Field::Closed),
    ("lead bk chapter:", Field::Chapter),
    ("chapter", Field::Chapter),
    ("lead bk case:", Field::Lead),
    ("lead case:", Field::Lead),
    ("lead docket:", Field::Lead),
    ("lead case number:", Field::Lead),
    ("member cases:", Field::Member),
    ("member case:", Field::Member),
    ("related cases:", Field::Related),
    ("related case:", Field::Related),
    ("case in other court:", Field::Related),
    ("magistrate judge case number:", Field::Related),
    ("other court case number:", Field::Related),
    ("date converted:", Field::Dated(TimelineKind::Event)),
    ("date reopened:", Field::Dated(TimelineKind::Event)),
    ("date dismissed:", Field::Dated(TimelineKind::Event)),
    ("date discharged:", Field::Dated(TimelineKind::Event)),
    ("date transferred:", Field::Dated(TimelineKind::Event)),
    ("date removed:", Field::Dated(TimelineKind::Event)),
    ("date of intradistrict transfer:", Field::Dated(TimelineKind::Event)),
    ("date split/converted:", Field::Dated(TimelineKind::Event)),
    ("date of last filing:", Field::Dated(TimelineKind::Event)),
    ("debtor discharged:", Field::Dated(TimelineKind::Event)),
    ("debtor dismissed:", Field::Dated(TimelineKind::Event)),
    ("debtor discharge waived:", Field::Dated(TimelineKind::Event)),
    ("joint debtor discharged:", Field::Dated(TimelineKind::Event)),
    ("joint debtor dismissed:", Field::Dated(TimelineKind::Event)),
    ("plan confirmed:", Field::Dated(TimelineKind::Event)),
    ("order confirming plan:", Field::Dated(TimelineKind::Event)),
    ("341 meeting:", Field::Dated(TimelineKind::Hearing)),
    ("deadline for filing claims (govt.):", Field::Dated(TimelineKind::Deadline)),
    ("deadline for filing claims:", Field::Dated(TimelineKind::Deadline)),
    ("deadline for objecting to discharge:", Field::Dated(TimelineKind::Deadline)),
    ("deadline for filing objections to discharge:", Field::Dated(TimelineKind::Deadline)),
    ("deadline for financial mgmt. course:", Field::Dated(TimelineKind::Deadline)),
    ("deadline for financial mgmt. course (db):", Field::Dated(TimelineKind::Deadline)),
    ("deadline for financial mgmt. course (jdb):", Field::Dated(TimelineKind::Deadline)),
];

/// Labels that begin the second of two columns; in small letters, with the space before them.
pub(super) const SECOND_COLUMN: [&str; 3] = [" date filed:", " date terminated:", " jury demand:"];

/// Words that stand before a judge's name; in small letters, without full stops.
pub(super) const JUDGES_TITLES: [&str; 26] = [
    "acting",
    "bankruptcy",
    "bk",
    "bkptcy",
    "bky",
    "chief",
    "circuit",
    "court",
    "district",
    "hon",
    "honorable",
    "judge",
    "justice",
    "mag",
    "magistrate",
    "master",
    "presiding",
    "senior",
    "special",
    "sr",
    "states",
    "the",
    "united",
    "us",
    "visiting",
    "u",
];

/// Flags of a case, of which a part tells that cases are administered together; in capitals.
pub(super) const JOINT_FLAGS: [&str; 6] = ["JNTADM", "JTADM", "JOINTADM", "JNTADMIN", "JADMIN", "LEAD"];

/// Flags of a case that follows another one's docket; in capitals.
pub(super) const MEMBER_FLAGS: [&str; 3] = ["MEMBER", "MBRCASE", "JNTMEMBER"];
