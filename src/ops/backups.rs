//! The folder of the backups: their names, which of them stay, and when the next one is due.

use std::collections::HashSet;
use std::fmt;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::PathBuf;
use std::str::FromStr;

use jiff::civil::Time;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};

use crate::config::{Config, make_private_folder};
use crate::storage::backup::{self, Error, Header, Result};
use crate::storage::free_bytes;

/// A backup's name in its folder: the time at which it was made, such as `20261124T023000123Z`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct BackupId(Timestamp);

/// The folder in which the server keeps its backups.
#[derive(Clone, Debug)]
pub struct Shelf {
    folder: PathBuf,
    data_dir: PathBuf,
}

const FORMAT: &str = "%Y%m%dT%H%M%S%3fZ";
const PREFIX: &str = "wagner-";
const SUFFIX: &str = ".backup";

/// Left free on the disk when a backup is made: the server goes on writing.
const SPARE: u64 = 32 * 1024 * 1024;

impl BackupId {
    pub fn made_at(self) -> Timestamp {
        self.0
    }

    fn file_name(self) -> String {
        format!("{PREFIX}{self}{SUFFIX}")
    }

    fn of_file(name: &str) -> Option<Self> {
        name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?.parse().ok()
    }
}

impl fmt::Display for BackupId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.strftime(FORMAT))
    }
}

/// The text is no name of a backup.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("is no name of a backup")]
pub struct BadId;

impl FromStr for BackupId {
    type Err = BadId;

    /// Takes what [`Display`](fmt::Display) writes, and nothing else.
    fn from_str(text: &str) -> std::result::Result<Self, BadId> {
        let plain = text.len() == 19 && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'T' | b'Z'));
        let digits = text.strip_suffix('Z').filter(|_| plain).ok_or(BadId)?;
        let (seconds, millis) = digits.split_at_checked(15).ok_or(BadId)?;
        let time =
            strtime::parse("%Y%m%dT%H%M%S", seconds).and_then(|parsed| parsed.to_datetime()).map_err(|_| BadId)?;
        let millis: i32 = millis.parse().map_err(|_| BadId)?;
        let time = TimeZone::UTC.to_timestamp(time).map_err(|_| BadId)?;
        let id = time.checked_add(SignedDuration::from_millis(millis.into())).map(Self).map_err(|_| BadId)?;
        if id.to_string() == text { Ok(id) } else { Err(BadId) }
    }
}

impl Shelf {
    pub fn of(config: &Config) -> Self {
        let data_dir = config.data.dir.clone();
        let folder = config.backup.folder.as_ref().map_or_else(|| data_dir.join("backups"), PathBuf::from);
        Self { folder, data_dir }
    }

    /// Makes a backup, checked as a whole before it has its name. One at a time: [`Error::Running`].
    pub fn add(&self, now: Timestamp, with_secrets: bool) -> Result<(BackupId, Header)> {
        make_private_folder(&self.folder)?;
        let _turn = self.take_turn()?;
        backup::remove_leftovers(&self.folder)?;
        self.require_room()?;
        let id = BackupId(Timestamp::from_millisecond(now.as_millisecond()).unwrap_or(now));
        let header = backup::create(&self.data_dir, &self.path(id), with_secrets, now)?;
        Ok((id, header))
    }

    /// The backups, the latest first.
    pub fn list(&self) -> io::Result<Vec<BackupId>> {
        let entries = match fs::read_dir(&self.folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let named = |entry: io::Result<fs::DirEntry>| entry.ok()?.file_name().to_str().and_then(BackupId::of_file);
        let mut found: Vec<_> = entries.filter_map(named).collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        Ok(found)
    }

    /// When the last good one was made: what has its name was checked before.
    pub fn last(&self) -> Option<Timestamp> {
        self.list().ok()?.first().map(|id| id.made_at())
    }

    /// Where a backup lies, or would.
    pub fn path(&self, id: BackupId) -> PathBuf {
        self.folder.join(id.file_name())
    }

    /// Removes what need not be kept: of the latest `daily` days and `weekly` weeks that have a backup, the last stays.
    pub fn prune(&self, daily: u32, weekly: u32, zone: &TimeZone) -> io::Result<()> {
        let all = self.list()?;
        let kept = kept(&all, daily, weekly, zone);
        for id in all.into_iter().filter(|id| !kept.contains(id)) {
            fs::remove_file(self.path(id))?;
        }
        Ok(())
    }

    fn take_turn(&self) -> Result<File> {
        let mut options = File::options();
        let lock = options.write(true).create(true).truncate(false).open(self.folder.join(".lock"))?;
        match lock.try_lock() {
            Ok(()) => Ok(lock),
            Err(TryLockError::WouldBlock) => Err(Error::Running),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Image and packed file are as large as the database at most.
    fn require_room(&self) -> Result<()> {
        let database = self.data_dir.join("wagner.db");
        let log = fs::metadata(self.data_dir.join("wagner.db-wal")).map_or(0, |file| file.len());
        let needed = (fs::metadata(database)?.len() + log) * 2 + SPARE;
        if free_bytes(&self.folder)? < needed { Err(crate::storage::Error::Full.into()) } else { Ok(()) }
    }
}

/// Which of the backups, the latest first, stay.
fn kept(all: &[BackupId], daily: u32, weekly: u32, zone: &TimeZone) -> HashSet<BackupId> {
    let mut kept = HashSet::new();
    let (mut days, mut weeks) = (HashSet::new(), HashSet::new());
    for id in all {
        let day = id.0.to_zoned(zone.clone()).date();
        let week = day.iso_week_date();
        let last_of_day = days.len() < daily as usize && days.insert(day);
        let last_of_week = weeks.len() < weekly as usize && weeks.insert((week.year(), week.week()));
        if last_of_day || last_of_week {
            kept.insert(*id);
        }
    }
    kept
}

/// When the server makes a backup by itself.
#[derive(Clone, Copy, Debug)]
pub struct Schedule {
    pub at: Time,
    /// When the server started.
    pub started: Timestamp,
    /// When it last tried, in this process.
    pub tried: Option<Timestamp>,
}

/// A backup that was missed while the server was off waits until it has found its feet.
const SETTLING: SignedDuration = SignedDuration::from_mins(15);
/// One that failed is tried again after this time.
const RETRY: SignedDuration = SignedDuration::from_hours(1);

impl Schedule {
    /// Whether one is due, with the `last` one made then.
    pub fn is_due(&self, last: Option<Timestamp>, now: Timestamp, zone: &TimeZone) -> bool {
        let Some(moment) = self.latest_moment(now, zone) else { return false };
        let owed = last.is_none_or(|last| last < moment);
        let settled = moment >= self.started || now >= self.started + SETTLING;
        let rested = self.tried.is_none_or(|tried| now >= tried + RETRY);
        owed && settled && rested
    }

    /// The latest time at which one had to be made. A time that a day's clock skips counts as the one after it.
    fn latest_moment(&self, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        let today = now.to_zoned(zone.clone()).date();
        let moment = |day: jiff::civil::Date| zone.to_timestamp(day.to_datetime(self.at)).ok();
        moment(today).filter(|moment| *moment <= now).or_else(|| moment(today.checked_sub(1.day()).ok()?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(text: &str) -> BackupId {
        text.parse().unwrap()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_name_is_a_time_and_nothing_else() {
        let named = id("20261124T023000123Z");
        assert_eq!(
            (named.made_at(), named.to_string()),
            (at("2026-11-24T02:30:00.123Z"), "20261124T023000123Z".into())
        );
        assert_eq!(BackupId::of_file("wagner-20261124T023000123Z.backup"), Some(named));
        for bad in [
            "",
            "../../etc/passwd",
            "20261124T023000123",
            "20261324T023000123Z",
            "20261124T023000Z",
            "2026112 T023000123Z",
            "20261124T0230001234",
        ] {
            assert!(bad.parse::<BackupId>().is_err(), "{bad}");
        }
    }

    #[test]
    fn the_last_of_seven_days_and_of_four_weeks_stay() {
        let zone = TimeZone::UTC;
        let first = at("2026-10-01T03:30:00Z");
        let mut all: Vec<_> = (0..55).map(|day| BackupId(first + SignedDuration::from_hours(24 * day))).collect();
        all.push(BackupId(first + SignedDuration::from_hours(24 * 54 + 2)));
        all.reverse();
        let mut kept: Vec<_> = kept(&all, 7, 4, &zone).into_iter().map(|id| id.to_string()[..8].to_owned()).collect();
        kept.sort();
        // 2026-11-24 is a Tuesday; the Sundays before end their weeks.
        let days = ["20261118", "20261119", "20261120", "20261121", "20261122", "20261123", "20261124"];
        assert_eq!(kept, [&["20261108", "20261115"][..], &days].concat());
        assert!(super::kept(&all, 1, 0, &zone).iter().eq(&all[..1]));
    }

    #[test]
    fn one_is_due_each_day_at_its_time_by_the_local_clock() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let schedule = |started: &str| Schedule { at: Time::constant(3, 30, 0, 0), started: at(started), tried: None };
        let running = schedule("2026-11-01T00:00:00Z");
        let last = Some(at("2026-11-23T02:30:05Z"));
        assert!(!running.is_due(last, at("2026-11-24T02:29:59Z"), &zone));
        assert!(running.is_due(last, at("2026-11-24T02:30:00Z"), &zone));
        assert!(!running.is_due(Some(at("2026-11-24T02:30:00Z")), at("2026-11-24T02:31:00Z"), &zone));
        // Missed while the server was off: soon, but not at once.
        let late = schedule("2026-11-24T08:00:00Z");
        assert!(!late.is_due(last, at("2026-11-24T08:14:00Z"), &zone));
        assert!(late.is_due(last, at("2026-11-24T08:15:00Z"), &zone));
        // Failed: again after an hour.
        let failed = Schedule { tried: Some(at("2026-11-24T02:30:00Z")), ..running };
        assert!(!failed.is_due(last, at("2026-11-24T03:29:00Z"), &zone));
        assert!(failed.is_due(last, at("2026-11-24T03:30:00Z"), &zone));
    }

    #[test]
    fn a_time_that_the_clock_skips_does_not_skip_the_backup() {
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let schedule = Schedule { at: Time::constant(2, 30, 0, 0), started: at("2026-03-01T00:00:00Z"), tried: None };
        let last = Some(at("2026-03-28T01:30:01Z"));
        assert!(!schedule.is_due(last, at("2026-03-29T00:59:00Z"), &zone));
        assert!(schedule.is_due(last, at("2026-03-29T01:31:00Z"), &zone));
    }
}
