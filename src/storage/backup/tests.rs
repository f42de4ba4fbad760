use std::io::Write;
use std::os::unix::fs::PermissionsExt;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::*;
use crate::storage::db::{Connection, Purpose, Session, Who};
use crate::storage::testing::TestStore;
use crate::storage::{Options, Service, Store, users};

const TEST: Service = Service::because("test");

fn now() -> Timestamp {
    "2026-11-24T12:00:00Z".parse().unwrap()
}

/// A store with a member in it, and a backup.
fn backed_up(with_secrets: bool) -> (TestStore, PathBuf, Header) {
    let store = TestStore::new();
    store.member();
    let data_dir = store.options.data_dir.clone();
    let secrets = data_dir.join(SECRETS);
    std::fs::create_dir(&secrets).unwrap();
    std::fs::write(secrets.join("jwt"), "a secret").unwrap();
    let file = data_dir.parent().unwrap().join("one.backup");
    let header = create(&data_dir, &file, with_secrets, now()).unwrap();
    (store, file, header)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_backup_is_private_and_nothing_else_is_left_behind() {
    let (store, file, header) = backed_up(false);
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(names(file.parent().unwrap()), ["data", "one.backup"]);
    assert_eq!((header.created_at(), header.has_secrets()), (now(), false));
    assert_eq!(verify(&file).unwrap(), header);
    assert_eq!(names(file.parent().unwrap()), ["data", "one.backup"]);
    let again = create(&store.options.data_dir, &file, false, now()).unwrap_err();
    assert!(matches!(again, Error::Exists));
}

#[test]
fn what_was_stored_is_there_after_a_restore_and_the_former_folder_too() {
    let (store, file, _) = backed_up(false);
    let data_dir = store.options.data_dir.clone();
    store.member();
    store.close();
    fs::create_dir(data_dir.join("backups")).unwrap();
    let restored = restore(&file, &data_dir, now()).unwrap();
    let former = restored.former.unwrap();
    assert_eq!(former, data_dir.with_file_name("data.before-20261124T120000000Z"));
    assert_eq!(names(file.parent().unwrap()), ["data", "data.before-20261124T120000000Z", "one.backup"]);
    assert_eq!(names(&data_dir), ["backups", "wagner.db"]);
    assert_eq!(data_dir.join("wagner.db").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let users =
        |folder: &Path| Store::open(&Options::new(folder)).unwrap().read_blocking(TEST, users::list).unwrap().len();
    assert_eq!((users(&data_dir), users(&former)), (1, 2));
}

#[test]
fn secrets_come_along_where_asked_and_without_them_sessions_end() {
    for with_secrets in [false, true] {
        let (store, file, header) = backed_up(with_secrets);
        assert_eq!(header.has_secrets(), with_secrets);
        let elsewhere = file.with_file_name("elsewhere");
        assert_eq!(restore(&file, &elsewhere, now()).unwrap().former, None);
        assert_eq!(fs::read(elsewhere.join("secrets/jwt")).is_ok(), with_secrets);
        let database = Connection::open(&elsewhere.join(DATABASE), Purpose::Upkeep, std::time::Duration::ZERO).unwrap();
        let noted = database.number("SELECT count(*) FROM audit_log WHERE event = 'backup.restored'").unwrap();
        assert_eq!(noted, 1);
        drop(store);
    }
}

#[test]
fn a_folder_in_use_is_not_restored_over() {
    let (store, file, _) = backed_up(false);
    let serving = Store::serve(&store.options).unwrap();
    let refused = restore(&file, &store.options.data_dir, now()).unwrap_err();
    assert!(matches!(refused, Error::Storage(crate::storage::Error::Locked)), "{refused}");
    serving.close();
}

#[test]
fn no_byte_of_a_backup_can_change_unnoticed() {
    let (_store, file, _) = backed_up(false);
    let good = fs::read(&file).unwrap();
    let bad = file.with_file_name("bad");
    // Every byte of what is read before the hash is known, and of the hash; those between are all the same to it.
    let (head, tail) = (300, good.len() - 64);
    for at in (0..head).chain((head..tail).step_by(97)).chain(tail..good.len()) {
        let mut bytes = good.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&bad, &bytes).unwrap();
        assert!(container::open(&bad).is_err(), "byte {at}");
    }
}

#[test]
fn what_is_cut_lengthened_or_foreign_is_refused_and_changes_nothing() {
    let (store, file, _) = backed_up(false);
    store.close();
    let data_dir = &store.options.data_dir;
    let good = fs::read(&file).unwrap();
    let before = (names(file.parent().unwrap()), names(data_dir), fs::read(data_dir.join(DATABASE)).unwrap());
    let refused = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        let verified = verify(&file).unwrap_err();
        let restored = restore(&file, data_dir, now()).unwrap_err();
        assert_eq!(verified.to_string(), restored.to_string());
        let after = (names(file.parent().unwrap()), names(data_dir), fs::read(data_dir.join(DATABASE)).unwrap());
        assert!(before.0 == after.0 && before.2 == after.2, "{verified}");
        verified
    };
    for length in [0, 7, 9, 13, 40, good.len() / 2, good.len() - 1] {
        let error = refused(&good[..length]);
        assert!(matches!(error, Error::Foreign | Error::Damaged(_)), "{length}: {error}");
    }
    for tail in [&b"x"[..], &[0; 32], &good] {
        assert!(matches!(refused(&[&good[..], tail].concat()), Error::Damaged(_)));
    }
    assert!(matches!(refused(&fs::read(data_dir.join(DATABASE)).unwrap()), Error::Foreign));
    assert!(matches!(refused(b"PK\x03\x04 something else altogether"), Error::Foreign));
    assert!(matches!(refused(&[&b"WAGNERBK\x00\x02"[..], &good[10..]].concat()), Error::Newer(_)));
}

/// A file with a right hash, of whatever parts.
fn forged(folder: &Path, image: &Path, change: impl FnOnce(&mut Header)) -> PathBuf {
    let bytes = image.metadata().unwrap().len();
    let parts = vec![Part { name: DATABASE.to_owned(), bytes }];
    let (app_version, schema_version) = ("9.9.9".to_owned(), crate::storage::schema::VERSION);
    let mut header = Header { app_version, schema_version, created_at_ms: 0, parts };
    change(&mut header);
    let file = folder.join("forged");
    let sources = vec![image.to_owned(); header.parts.len()];
    let mut out = fs::File::create(&file).unwrap();
    if container::pack(&header, &sources, &mut out).is_err() {
        out.flush().unwrap();
    }
    file
}

#[test]
fn an_image_that_is_not_what_the_file_says_is_refused() {
    let (store, file, _) = backed_up(false);
    store.close();
    let (folder, database) = (file.parent().unwrap(), store.options.data_dir.join(DATABASE));
    assert!(verify(&forged(folder, &database, |_| {})).is_ok());
    let newer = verify(&forged(folder, &database, |header| header.schema_version += 1)).unwrap_err();
    assert!(matches!(&newer, Error::Newer(by) if by == "9.9.9"), "{newer}");

    let altered = |sql: &str| {
        let image = folder.join("image");
        fs::copy(&database, &image).unwrap();
        let connection = Connection::open(&image, Purpose::Upkeep, std::time::Duration::ZERO).unwrap();
        connection.act_as(Who::Service);
        connection.script(sql).unwrap();
        drop(connection);
        verify(&forged(folder, &image, |_| {})).unwrap_err()
    };
    assert!(matches!(altered("PRAGMA user_version = 99"), Error::Newer(_)));
    assert!(matches!(altered("PRAGMA application_id = 7"), Error::Foreign));
    assert!(matches!(altered("DROP VIEW my_meals"), Error::Damaged(_)));
    assert!(matches!(altered("CREATE TRIGGER t AFTER INSERT ON meals BEGIN SELECT 1; END"), Error::Damaged(_)));
    let orphans = altered("PRAGMA foreign_keys = OFF; DELETE FROM users");
    assert!(matches!(orphans, Error::Damaged("references in it lead nowhere")));
}

#[test]
fn no_more_is_unpacked_than_the_file_says_and_nothing_outside_its_folder() {
    let (store, file, _) = backed_up(false);
    store.close();
    let folder = file.parent().unwrap();
    let bomb = folder.join("bomb");
    fs::write(&bomb, vec![0; 64 * 1024 * 1024]).unwrap();
    let scratch = folder.join("out");
    fs::create_dir(&scratch).unwrap();

    // A frame of 64 MiB in a file that says 10 bytes.
    let header =
        br#"{"app_version":"1","schema_version":1,"created_at_ms":0,"parts":[{"name":"wagner.db","bytes":10}]}"#;
    let mut bytes = b"WAGNERBK\x00\x01".to_vec();
    bytes.extend(u32::try_from(header.len()).unwrap().to_be_bytes());
    bytes.extend(header);
    bytes.extend(zstd::encode_all(fs::File::open(&bomb).unwrap(), 3).unwrap());
    let hash = Sha256::digest(&bytes);
    bytes.extend(hash);
    let lying = folder.join("lying");
    fs::write(&lying, bytes).unwrap();
    let refused = container::open(&lying).unwrap().unpack(&scratch).unwrap_err();
    assert!(matches!(refused, Error::Damaged("it holds more than it says")), "{refused}");
    assert_eq!(scratch.join(DATABASE).metadata().unwrap().len(), 10);

    let huge = verify(&forged(folder, &bomb, |header| header.parts[0].bytes = u64::MAX)).unwrap_err();
    assert!(matches!(huge, Error::Damaged(_) | Error::Storage(_)), "{huge}");
    for name in ["../out", "/tmp/out", "secrets/../../out", "wagner.db"] {
        let part = Part { name: name.into(), bytes: 10 };
        let refused = verify(&forged(folder, &bomb, |header| header.parts.push(part))).unwrap_err();
        assert!(matches!(refused, Error::Damaged(_)), "{name}: {refused}");
    }
}

#[test]
fn leftovers_of_a_killed_process_go_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    for name in [".unfinished-0123456789abcdef", "before", ".restoring-0123456789abcdef"] {
        fs::create_dir(folder.path().join(name)).unwrap();
    }
    fs::write(folder.path().join(".unfinished-0123456789abcdef/image"), "half").unwrap();
    remove_leftovers(folder.path()).unwrap();
    assert_eq!(names(folder.path()), [".restoring-0123456789abcdef", "before"]);
}
