use super::super::testing::TestStore;
use super::*;

const TEST: Service = Service::because("test");
const FEATURE: Feature = Feature::QuickEntry;

fn member() -> (TestStore, UserId) {
    let store = TestStore::new();
    let id = store.member().id();
    (store, id)
}

fn reserve_one(store: &TestStore, user: UserId, limit: u32) -> Option<Uuid> {
    match store.write_blocking(TEST, move |tx| reserve(tx, user, FEATURE, limit)).unwrap() {
        Reserved::Yes(id, _) => Some(id),
        Reserved::Exceeded(_) => None,
    }
}

fn used(store: &TestStore, user: UserId) -> u32 {
    store.read_blocking(TEST, move |tx| usage(tx, user, FEATURE, 3)).unwrap().used
}

#[test]
fn a_quota_is_exact_and_what_comes_to_nothing_costs_nothing() {
    let (store, user) = member();
    let ids: Vec<Uuid> = (0..3).map(|_| reserve_one(&store, user, 3).unwrap()).collect();
    assert_eq!(reserve_one(&store, user, 3), None);
    let (settled, returned) = (ids[0], ids[1]);
    store.write_blocking(TEST, move |tx| settle(tx, settled)).unwrap();
    store.write_blocking(TEST, move |tx| settle(tx, settled)).unwrap();
    assert_eq!(used(&store, user), 3, "settled once, though told twice");
    store.write_blocking(TEST, move |tx| give_back(tx, returned)).unwrap();
    assert_eq!(used(&store, user), 2);
    assert!(reserve_one(&store, user, 3).is_some());
    assert_eq!(reserve_one(&store, user, 3), None);
}

#[test]
fn a_forgotten_reservation_returns_after_ten_minutes() {
    let (store, user) = member();
    reserve_one(&store, user, 1).unwrap();
    store.clock.advance(RESERVED_FOR - SignedDuration::from_secs(1));
    assert_eq!(reserve_one(&store, user, 1), None);
    store.clock.advance(SignedDuration::from_secs(1));
    assert!(reserve_one(&store, user, 1).is_some());
}

#[test]
fn a_changed_zone_counts_from_the_next_window() {
    let (store, user) = member();
    let id = reserve_one(&store, user, 1).unwrap();
    store.write_blocking(TEST, move |tx| settle(tx, id)).unwrap();
    store
        .write_blocking(TEST, move |tx| {
            let sql = "UPDATE user_preferences SET time_zone = 'Pacific/Kiritimati' WHERE user_id = ?1";
            tx.execute(sql, &[&user])
        })
        .unwrap();
    // Noon in UTC is two in the morning there, but the window of the old zone is open.
    assert_eq!(reserve_one(&store, user, 1), None);
    store.clock.advance(SignedDuration::from_hours(12));
    let usage = store.read_blocking(TEST, move |tx| usage(tx, user, FEATURE, 1)).unwrap();
    assert_eq!(usage.used, 0);
    assert_eq!(usage.starts_at.to_string(), "2026-11-25T00:00:00Z");
    assert_eq!(usage.resets_at.to_string(), "2026-11-25T10:00:00Z");
    assert!(reserve_one(&store, user, 1).is_some());
}

#[test]
fn a_member_can_have_another_limit_or_none() {
    let (store, user) = member();
    store.write_blocking(TEST, move |tx| set_limit(tx, user, FEATURE, Some(0))).unwrap();
    assert_eq!(reserve_one(&store, user, 3), None);
    store.write_blocking(TEST, move |tx| set_limit(tx, user, FEATURE, None)).unwrap();
    for _ in 0..10 {
        assert!(reserve_one(&store, user, 3).is_some());
    }
    let usage = store.read_blocking(TEST, move |tx| usage(tx, user, FEATURE, 3)).unwrap();
    assert_eq!((usage.limit, usage.remaining(), usage.used), (None, None, 10));
}
