//! A file a day, readable for its owner alone; the oldest go.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use jiff::civil::Date;
use jiff::{Timestamp, tz::TimeZone};

/// So many days are kept.
const KEPT: usize = 14;

/// Appends to `<folder>/2026-11-24.jsonl`, by the day in UTC.
pub struct DailyFile {
    folder: PathBuf,
    open: Option<(Date, BufWriter<File>)>,
}

impl DailyFile {
    /// Makes the folder with mode 0700 where it does not exist.
    pub fn in_folder(folder: &Path) -> io::Result<Self> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
        Ok(Self { folder: folder.to_owned(), open: None })
    }

    pub fn write_line(&mut self, line: &[u8]) -> io::Result<()> {
        self.write_on(Timestamp::now().to_zoned(TimeZone::UTC).date(), line)
    }

    fn write_on(&mut self, day: Date, line: &[u8]) -> io::Result<()> {
        if let Some((open, file)) = &mut self.open
            && *open == day
        {
            return file.write_all(line);
        }
        self.flush()?;
        let path = self.folder.join(format!("{day}.jsonl"));
        let file = OpenOptions::new().append(true).create(true).mode(0o600).open(path)?;
        let mut file = BufWriter::with_capacity(super::TOGETHER, file);
        let written = file.write_all(line);
        self.open = Some((day, file));
        self.remove_old()?;
        written
    }

    pub fn flush(&mut self) -> io::Result<()> {
        self.open.as_mut().map_or(Ok(()), |(_, file)| file.flush())
    }

    /// Only files that are named like ours are ever removed.
    fn remove_old(&self) -> io::Result<()> {
        let mut days: Vec<Date> = std::fs::read_dir(&self.folder)?
            .filter_map(|entry| entry.ok()?.file_name().to_str()?.strip_suffix(".jsonl")?.parse().ok())
            .collect();
        days.sort_unstable();
        for day in days.iter().rev().skip(KEPT) {
            std::fs::remove_file(self.folder.join(format!("{day}.jsonl")))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use jiff::ToSpan;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_file_a_day_for_its_owner_and_the_oldest_go() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = DailyFile::in_folder(&folder.path().join("logs")).unwrap();
        std::fs::write(folder.path().join("logs/notes.txt"), "not ours").unwrap();
        let first = date(2026, 11, 20);
        for day in 0..20 {
            let day = first.saturating_add(day.days());
            log.write_on(day, b"one\n").unwrap();
            log.write_on(day, b"two\n").unwrap();
        }
        log.flush().unwrap();
        let mut names: Vec<_> = std::fs::read_dir(folder.path().join("logs"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names.len(), KEPT + 1);
        assert_eq!((names[0].as_str(), names[KEPT].as_str()), ("2026-11-26.jsonl", "notes.txt"));
        let last = folder.path().join("logs/2026-12-09.jsonl");
        assert_eq!(std::fs::read_to_string(&last).unwrap(), "one\ntwo\n");
        assert_eq!(last.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    }
}
