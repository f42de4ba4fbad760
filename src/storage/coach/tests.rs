use serde_json::json;

use super::messages::{Citation, Said, Speaker};
use super::{conversations, hold, messages, proposals};
use crate::domain::ids::DraftId;
use crate::storage::drafts;
use crate::storage::testing::TestStore;

fn said<'a>(role: Speaker, content: &'a str, engine: Option<&'a str>) -> Said<'a> {
    Said { role, content, engine, citations: &[], proposals: &[] }
}

#[test]
fn what_was_said_comes_back_in_order_and_to_its_owner_alone() {
    let store = TestStore::new();
    let (one, other) = (store.member(), store.member());
    let id = store
        .write_blocking(one, |tx| {
            let conversation = conversations::insert(tx, "Dinner")?;
            messages::insert(tx, conversation.id, &said(Speaker::User, "what to eat?", None))?;
            let citation = Citation { kind: "meal".into(), id: None, label: "Lunch".into() };
            let proposal = ("water".to_owned(), json!({"amount_ml": 250}));
            let answer = Said {
                citations: &[citation],
                proposals: &[proposal],
                ..said(Speaker::Assistant, "Rice.", Some("local"))
            };
            let answer = messages::insert(tx, conversation.id, &answer)?;
            assert_eq!(proposals::get(tx, answer.proposals[0].id)?.unwrap().proposal, answer.proposals[0]);
            Ok(conversation.id)
        })
        .unwrap();
    let found = store.read_blocking(one, move |tx| messages::list(tx, id, 0, 10)).unwrap();
    assert_eq!(found.iter().map(|message| message.position).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(found[1].citations[0].label, "Lunch");
    assert_eq!(store.read_blocking(one, move |tx| messages::list(tx, id, 1, 10)).unwrap().len(), 1);
    assert!(store.read_blocking(other, move |tx| messages::list(tx, id, 0, 10)).unwrap().is_empty());
    assert!(!store.write_blocking(other, move |tx| conversations::delete(tx, id)).unwrap());
    assert!(store.write_blocking(one, move |tx| conversations::delete(tx, id)).unwrap());
    assert!(store.read_blocking(one, move |tx| messages::list(tx, id, 0, 10)).unwrap().is_empty());
}

#[test]
fn an_emergency_holds_until_a_professional_clears() {
    let store = TestStore::new();
    let member = store.member();
    let held = || {
        let yesterday = store.now() - jiff::SignedDuration::from_hours(24);
        store.read_blocking(member, move |tx| hold::is_on(tx, yesterday)).unwrap()
    };
    let say = |engine: &'static str| {
        store.clock.advance(jiff::SignedDuration::from_secs(1));
        store
            .write_blocking(member, move |tx| {
                let conversation = conversations::insert(tx, "Talk")?;
                messages::insert(tx, conversation.id, &said(Speaker::Assistant, "…", Some(engine)))
            })
            .unwrap();
    };
    assert!(!held());
    say(hold::SAFETY);
    assert!(held());
    say("local");
    assert!(held());
    say(hold::CLEARED);
    assert!(!held());
}

#[test]
fn a_draft_knows_whether_it_was_confirmed() {
    let store = TestStore::new();
    let (one, other) = (store.member(), store.member());
    let draft =
        store.write_blocking(one, |tx| drafts::insert(tx, tx.new_id::<DraftId>(), "2 eggs", "[]", "local")).unwrap();
    let id = draft.id;
    assert_eq!(store.read_blocking(one, move |tx| drafts::get(tx, id)).unwrap(), Some(draft));
    assert_eq!(store.read_blocking(other, move |tx| drafts::get(tx, id)).unwrap(), None);
    store.write_blocking(one, move |tx| drafts::confirm(tx, id, "[]")).unwrap();
    let found = store.read_blocking(one, |tx| drafts::list(tx, None, 10)).unwrap();
    assert_eq!(found[0].created.as_deref(), Some("[]"));
}
