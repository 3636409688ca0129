//! Undo and redo.

use redwell::model::{ChaseStatus, Decision, Dispute, Field, TagColour};
use redwell::workspace::History;

use crate::fixture::{Dice, anchor, target};

fn rename(name: &str) -> Decision {
    Decision::Rename { entry: target("Alder Bank"), name: name.to_owned() }
}

#[test]
fn undo_and_redo_keep_what_editors_promise() {
    // Against the plainest model of it: the list of all states, and where in it one is.
    let mut dice = Dice(7);
    for _ in 0..50 {
        let mut history = History::default();
        let (mut states, mut at) = (vec![Vec::new()], 0);
        for step in 0..200 {
            match dice.roll(4) {
                0 | 1 => {
                    let decision = rename(&format!("name {step}"));
                    history.decide(decision.clone(), None);
                    states.truncate(at + 1);
                    let mut next: Vec<Decision> = states[at].clone();
                    next.push(decision);
                    states.push(next);
                    at += 1;
                }
                2 => {
                    assert_eq!(history.undo().is_some(), at > 0);
                    at = at.saturating_sub(1);
                }
                _ => {
                    assert_eq!(history.redo().is_some(), at + 1 < states.len());
                    at = (at + 1).min(states.len() - 1);
                }
            }
            assert_eq!(history.decisions(), states[at]);
            assert_eq!(history.undo_words().is_some(), at > 0);
            assert_eq!(history.redo_words().is_some(), at + 1 < states.len());
        }
        while history.undo().is_some() {}
        assert!(history.decisions().is_empty(), "undo has no limit");
        while history.redo().is_some() {}
        assert_eq!(&history.decisions(), states.last().unwrap(), "and neither has redo");
    }
}

#[test]
fn words_of_undo() {
    let bank = || target("Alder Bank");
    let cases = [
        (rename("Alder Bank, N.A."), "rename of Alder Bank"),
        (
            Decision::Correct { entry: bank(), field: Field::Email, value: "x@y.example".to_owned() },
            "correction of the e-mail address of Alder Bank",
        ),
        (
            Decision::Correct { entry: bank(), field: Field::Address, value: String::new() },
            "return to the address in the documents for Alder Bank",
        ),
        (Decision::Merge { into: bank(), from: vec![target("ALDER BANK")] }, "merge of ALDER BANK into Alder Bank"),
        (Decision::Merge { into: bank(), from: vec![target("A"), target("B")] }, "merge of 2 entries into Alder Bank"),
        (Decision::Hide { entry: bank(), hidden: true }, "hiding of Alder Bank"),
        (Decision::Hide { entry: bank(), hidden: false }, "return of Alder Bank"),
        (Decision::Note { entry: bank(), text: "call them".to_owned() }, "note on Alder Bank"),
        (Decision::Note { entry: bank(), text: String::new() }, "removal of the note on Alder Bank"),
        (Decision::Review { entry: bank(), reviewed: true }, "reviewed mark of Alder Bank"),
        (
            Decision::Settle { entry: bank(), field: Field::Amount, value: Some("5".to_owned()) },
            "choice of the amount of Alder Bank",
        ),
        (
            Decision::Settle { entry: bank(), field: Field::Amount, value: None },
            "conflict left in the amount of Alder Bank",
        ),
        (
            Decision::AddRoster {
                anchor: anchor("Birch"),
                name: "Birch".to_owned(),
                entity: redwell::model::Entity::Person,
                role: redwell::model::Role::Witness,
            },
            "roster entry Birch",
        ),
        (Decision::Split { entry: bank(), names: vec!["Alder".to_owned()] }, "split of Alder from Alder Bank"),
        (
            Decision::SplitPlaces { entry: bank(), names: Vec::new(), places: vec![anchor("Alder")] },
            "split of one place from Alder Bank",
        ),
        (
            Decision::SplitPlaces { entry: bank(), names: vec!["A".to_owned()], places: vec![anchor("Alder")] },
            "split of 2 spellings and places from Alder Bank",
        ),
        (Decision::Clear { entry: bank(), field: Field::Phone }, "emptying of the phone of Alder Bank"),
        (Decision::Key { entry: bank(), key: true }, "key fact mark of Alder Bank"),
        (Decision::Dispute { entry: bank(), dispute: Some(Dispute::ByUs) }, "mark “disputed by us” of Alder Bank"),
        (
            Decision::DefineTag { tag: "Fraud".to_owned(), name: "Fraud".to_owned(), colour: TagColour::Red },
            "tag “Fraud”",
        ),
        (Decision::Tag { entry: bank(), tag: "Fraud".to_owned(), on: true }, "tag “Fraud” on Alder Bank"),
        (
            Decision::Chase { entry: bank(), status: Some(ChaseStatus::NotNeeded), note: String::new() },
            "status “not needed” of Alder Bank",
        ),
    ];
    for (decision, words) in cases {
        let mut history = History::default();
        history.decide(decision, None);
        assert_eq!(history.undo_words().unwrap(), words);
        history.undo();
        assert_eq!(history.redo_words().unwrap(), words);
    }
}

#[test]
fn a_step_of_many_decisions_is_told_in_one_phrase() {
    let tag = |name: &str| Decision::Tag { entry: target(name), tag: "Fraud".to_owned(), on: true };
    let define = Decision::DefineTag { tag: "Fraud".to_owned(), name: "Fraud".to_owned(), colour: TagColour::Red };
    let review = |name: &str| Decision::Review { entry: target(name), reviewed: true };
    let correct = |field| Decision::Correct { entry: target("A"), field, value: "x".to_owned() };
    for (decisions, words) in [
        (vec![tag("A"), tag("B"), tag("C")], "tag “Fraud” on 3 entries"),
        (vec![define, tag("A"), tag("B")], "tag “Fraud” on 2 entries"),
        (vec![review("A"), review("B")], "reviewed mark of 2 entries"),
        (vec![correct(Field::Phone), correct(Field::Email)], "correction of 2 fields of A"),
        (
            vec![correct(Field::Phone), Decision::Clear { entry: target("A"), field: Field::Email }],
            "correction of 2 fields of A",
        ),
        (vec![review("A"), tag("A")], "2 decisions"),
    ] {
        let mut history = History::default();
        history.decide_together(decisions, None);
        assert_eq!(history.undo_words().unwrap(), words);
        assert!(history.undo().is_some() && history.is_empty(), "one undo takes all of it back");
    }
}

#[test]
fn long_names_keep_their_ends() {
    let name = "Alder and Birch High Yield Opportunities Offshore Master Income Fund II, L.P.";
    let mut history = History::default();
    history.decide(Decision::Hide { entry: target(name), hidden: true }, None);
    let words = history.undo_words().unwrap();
    assert!(words.starts_with("hiding of Alder and Birch") && words.ends_with("Fund II, L.P."), "{words}");
    assert!(words.contains('…') && words.chars().count() < 64, "{words}");
}
