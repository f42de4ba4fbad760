//! Reads requests out of the log's files, the newest first.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};

use crate::domain::ids::UserId;

/// The files are read backwards in pieces of this size.
const PIECE: u64 = 64 * 1024;
/// So much is searched for one page at most; the next page goes on from there.
const MOST_SEARCHED: u64 = 64 * 1024 * 1024;
/// What is longer is no line of ours, and is passed over.
const LONGEST_LINE: usize = 64 * 1024;

const TARGET: &str = "wagner_coach::request";

/// A request as the log keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Request {
    #[serde(rename = "timestamp", deserialize_with = "instant")]
    pub at: Timestamp,
    pub method: String,
    /// The route's template.
    pub route: String,
    pub status: u16,
    pub duration_us: u64,
    pub request_id: String,
    #[serde(rename = "client")]
    pub address: IpAddr,
    pub user: Option<UserId>,
    target: String,
}

/// Which requests are wanted.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub user: Option<UserId>,
    pub address: Option<IpAddr>,
    /// The first and the last day (UTC).
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// Where the search goes on: before this byte of this day's file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    day: [i16; 3],
    offset: u64,
}

/// Finds up to `most` requests in the log below a data folder, before a place, or from the end. With them comes the place
/// where to go on, unless all has been searched.
pub fn search(
    data_dir: &Path,
    wanted: &Wanted,
    before: Option<Place>,
    most: usize,
) -> io::Result<(Vec<Request>, Option<Place>)> {
    let (mut found, mut searched) = (Vec::new(), 0);
    for (day, path) in files(&data_dir.join("logs"))? {
        let last = before.map_or(Date::MAX, Place::day);
        let outside = wanted.from.is_some_and(|from| day < from) || wanted.to.is_some_and(|to| day > to);
        if outside || day > last {
            continue;
        }
        let mut lines = Backwards::new(&path, before.filter(|place| place.day() == day).map(|place| place.offset))?;
        while let Some((offset, line)) = lines.next()? {
            if let Some(request) = read(&line, wanted) {
                found.push(request);
            }
            searched += line.len() as u64 + 1;
            if found.len() >= most || searched >= MOST_SEARCHED {
                return Ok((found, Some(Place::new(day, offset))));
            }
        }
    }
    Ok((found, None))
}

/// The files of the log, the latest day first.
fn files(folder: &Path) -> io::Result<Vec<(Date, PathBuf)>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let dated = |entry: io::Result<fs::DirEntry>| {
        let path = entry.ok()?.path();
        let day = path.file_name()?.to_str()?.strip_suffix(".jsonl")?.parse().ok()?;
        Some((day, path))
    };
    let mut files: Vec<(Date, PathBuf)> = entries.filter_map(dated).collect();
    files.sort_unstable_by(|a, b| b.cmp(a));
    Ok(files)
}

/// The request on a line, if there is one that is wanted. Most lines are told apart without being parsed.
fn read(line: &[u8], wanted: &Wanted) -> Option<Request> {
    let line = std::str::from_utf8(line).ok()?;
    let mentions = |text: Option<String>| text.is_none_or(|text| line.contains(&text));
    let user = wanted.user.map(|user| user.to_string());
    if !line.contains(TARGET) || !mentions(user) || !mentions(wanted.address.map(|address| address.to_string())) {
        return None;
    }
    let request: Request = serde_json::from_str(line).ok()?;
    let fits = request.target == TARGET
        && wanted.user.is_none_or(|user| request.user == Some(user))
        && wanted.address.is_none_or(|address| request.address == address);
    fits.then_some(request)
}

fn instant<'de, D: Deserializer<'de>>(reader: D) -> Result<Timestamp, D::Error> {
    String::deserialize(reader)?.parse().map_err(serde::de::Error::custom)
}

impl Place {
    fn new(day: Date, offset: u64) -> Self {
        Self { day: [day.year(), day.month().into(), day.day().into()], offset }
    }

    fn day(self) -> Date {
        let [year, month, day] = self.day;
        Date::new(year, month as i8, day as i8).unwrap_or(Date::MIN)
    }
}

/// The lines of a file, the last first.
struct Backwards {
    file: File,
    /// Where what has not been read ends.
    unread: u64,
    /// What has been read and not yet given, from `unread` on.
    held: Vec<u8>,
}

impl Backwards {
    fn new(path: &Path, end: Option<u64>) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        Ok(Self { file, unread: end.unwrap_or(length).min(length), held: Vec::new() })
    }

    /// The next line without its end, and where it begins.
    fn next(&mut self) -> io::Result<Option<(u64, Vec<u8>)>> {
        loop {
            if self.held.last() == Some(&b'\n') {
                self.held.pop();
            }
            if let Some(end) = self.held.iter().rposition(|byte| *byte == b'\n') {
                let line = self.held.split_off(end + 1);
                return Ok(Some((self.unread + end as u64 + 1, line)));
            }
            if self.unread == 0 {
                let first = std::mem::take(&mut self.held);
                return Ok((!first.is_empty()).then_some((0, first)));
            }
            if self.held.len() > LONGEST_LINE {
                self.held.clear();
            }
            let size = self.unread.min(PIECE);
            self.unread -= size;
            self.file.seek(SeekFrom::Start(self.unread))?;
            let mut piece = Vec::new();
            (&mut self.file).take(size).read_to_end(&mut piece)?;
            piece.append(&mut self.held);
            self.held = piece;
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn line(n: usize, address: &str) -> String {
        format!(
            r#"{{"timestamp":"2026-11-24T12:00:00.{n:06}Z","level":"INFO","method":"GET","route":"/api/v1/meals","status":200,"duration_us":{n},"request_id":"r{n}","client":"{address}","target":"wagner_coach::request"}}"#
        ) + "\n"
    }

    fn log(days: &[(&str, String)]) -> tempfile::TempDir {
        let data_dir = tempfile::tempdir().unwrap();
        fs::create_dir(data_dir.path().join("logs")).unwrap();
        for (day, text) in days {
            fs::write(data_dir.path().join(format!("logs/{day}.jsonl")), text).unwrap();
        }
        data_dir
    }

    fn walk(data_dir: &Path, wanted: &Wanted, most: usize) -> Vec<u64> {
        let (mut all, mut place) = (Vec::new(), None);
        loop {
            let (found, next) = search(data_dir, wanted, place, most).unwrap();
            assert!(found.len() <= most);
            all.extend(found.iter().map(|request| request.duration_us));
            place = next;
            if place.is_none() {
                return all;
            }
        }
    }

    #[test]
    fn pages_go_backwards_over_lines_pieces_and_days() {
        let text = |range: std::ops::Range<usize>| range.map(|n| line(n, "127.0.0.1")).collect::<String>();
        let data_dir =
            log(&[("2026-11-23", text(0..1000)), ("2026-11-24", text(1000..1003)), ("notes", line(7, "::1"))]);
        let expected: Vec<u64> = (0..1003).rev().collect();
        for most in [1, 7, 200, 5000] {
            assert_eq!(walk(data_dir.path(), &Wanted::default(), most), expected, "{most}");
        }
        let day = |from, to| Wanted { from, to, ..Wanted::default() };
        let (first, second) = (date(2026, 11, 23), date(2026, 11, 24));
        assert_eq!(walk(data_dir.path(), &day(Some(second), None), 50), [1002, 1001, 1000]);
        assert_eq!(walk(data_dir.path(), &day(None, Some(first)), 50).len(), 1000);
    }

    #[test]
    fn only_requests_of_the_one_asked_for_are_found() {
        let other = r#"{"timestamp":"2026-11-24T12:00:00Z","level":"INFO","client":"10.0.0.9","target":"else"}"#;
        let text = [line(1, "10.0.0.9"), line(2, "10.0.0.99"), other.to_owned() + "\n", "torn {\n".into()].concat();
        let data_dir = log(&[("2026-11-24", text + &line(3, "10.0.0.9"))]);
        let wanted = Wanted { address: Some("10.0.0.9".parse().unwrap()), ..Wanted::default() };
        assert_eq!(walk(data_dir.path(), &wanted, 10), [3, 1]);
        let nobody = Wanted { user: Some(UserId::from_uuid(uuid::Uuid::nil())), ..Wanted::default() };
        assert!(walk(data_dir.path(), &nobody, 10).is_empty());
        assert!(search(Path::new("/nonexistent"), &Wanted::default(), None, 10).unwrap().0.is_empty());
    }
}
