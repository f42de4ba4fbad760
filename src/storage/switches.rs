//! What administrators have switched off, and the notice that stands. Each lies in the state of the server under a name
//! of its own.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Error, Read, Result, Service, Write};
use crate::domain::named::Named;
use crate::domain::switches::{NoticeLevel, Switch};

/// A part of the API that has been switched off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Off {
    pub switch: Switch,
    /// What members are told.
    pub message: String,
    pub since: Timestamp,
}

/// A notice to everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub text: String,
    pub level: NoticeLevel,
    pub since: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct KeptNotice {
    text: String,
    level: NoticeLevel,
}

const NOTICE: &str = "notice";
const PREFIX: &str = "switched_off.";

/// Everything that is switched off, and the notice.
pub fn all(tx: &Read<'_, Service>) -> Result<(Vec<Off>, Option<Notice>)> {
    let rows = tx.all(
        "SELECT name, value, updated_at FROM server_state WHERE name = ?1 OR substr(name, 1, ?2) = ?3 ORDER BY name",
        &[&NOTICE, &(PREFIX.len() as i64), &PREFIX],
        |row| Ok((row.get::<String>(0)?, row.get::<String>(1)?, row.get::<Timestamp>(2)?)),
    )?;
    let (mut off, mut notice) = (Vec::new(), None);
    for (name, value, since) in rows {
        if name == NOTICE {
            let kept: KeptNotice =
                serde_json::from_str(&value).map_err(|_| Error::Corrupt("the notice cannot be read".to_owned()))?;
            notice = Some(Notice { text: kept.text, level: kept.level, since });
        } else if let Some(switch) = name.strip_prefix(PREFIX).and_then(Switch::from_name) {
            off.push(Off { switch, message: value, since });
        }
    }
    Ok((off, notice))
}

/// Switches a part off, with what members are told.
pub fn switch_off(tx: &Write<'_, Service>, switch: Switch, message: &str) -> Result<()> {
    set(tx, &format!("{PREFIX}{switch}"), message)
}

/// Switches a part on again.
pub fn switch_on(tx: &Write<'_, Service>, switch: Switch) -> Result<()> {
    remove(tx, &format!("{PREFIX}{switch}"))
}

/// Puts up a notice, in the place of the one before.
pub fn put_notice(tx: &Write<'_, Service>, text: &str, level: NoticeLevel) -> Result<()> {
    let kept = serde_json::to_string(&KeptNotice { text: text.to_owned(), level });
    set(tx, NOTICE, &kept.map_err(|error| Error::Engine(error.to_string()))?)
}

/// Takes the notice down.
pub fn remove_notice(tx: &Write<'_, Service>) -> Result<()> {
    remove(tx, NOTICE)
}

fn set(tx: &Write<'_, Service>, name: &str, value: &str) -> Result<()> {
    tx.execute(
        "INSERT INTO server_state (name, value, updated_at) VALUES (?1, ?2, ?3)
         ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at",
        &[&name, &value, &tx.now()],
    )?;
    Ok(())
}

fn remove(tx: &Write<'_, Service>, name: &str) -> Result<()> {
    tx.execute("DELETE FROM server_state WHERE name = ?1", &[&name])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::testing::TestStore;

    const TEST: Service = Service::because("test");

    #[test]
    fn what_is_switched_off_stays_off_until_it_is_switched_on() {
        let store = TestStore::new();
        let write = |job: fn(&Write<'_, Service>) -> Result<()>| store.write_blocking(TEST, job).unwrap();
        let all = || store.read_blocking(TEST, all).unwrap();
        assert_eq!(all(), (Vec::new(), None));
        write(|tx| switch_off(tx, Switch::Coach, "first"));
        write(|tx| switch_off(tx, Switch::Coach, "in repair"));
        write(|tx| switch_off(tx, Switch::QuickEntry, ""));
        write(|tx| put_notice(tx, "Down at \"noon\"", NoticeLevel::Warning));
        let off = |switch, message: &str| Off { switch, message: message.into(), since: store.now() };
        let notice = Notice { text: "Down at \"noon\"".into(), level: NoticeLevel::Warning, since: store.now() };
        assert_eq!(all(), (vec![off(Switch::Coach, "in repair"), off(Switch::QuickEntry, "")], Some(notice)));
        write(|tx| switch_on(tx, Switch::Coach));
        write(remove_notice);
        assert_eq!(all(), (vec![off(Switch::QuickEntry, "")], None));
    }
}
