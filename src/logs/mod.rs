//! The log: one JSON object an event, to standard output and to a file a day in `<data_dir>/logs`.
//!
//! Events carry fields, never sentences with values glued in; a newline inside a value is escaped like any character.

mod file;
mod line;
mod panics;
#[cfg(test)]
pub(crate) mod testing;

use std::io::{self, BufWriter, Stdout, Write};
use std::time::Duration;

use tracing::level_filters::LevelFilter;
use tracing_appender::non_blocking::{NonBlocking, WorkerGuard};
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use self::file::DailyFile;
pub use self::line::JsonLine;
use crate::config::{Config, Level};

/// Where the files lie, below the data folder.
const FOLDER: &str = "logs";

/// So much is put together before it is written, in bytes,
const TOGETHER: usize = 64 * 1024;
/// and for so long lines gather after some were written: a busy server would else write each one by itself, twice.
const GATHERING: Duration = Duration::from_millis(20);

/// Keeps the log going; what is still on its way is written when this is dropped.
#[must_use]
pub struct Logs(#[expect(dead_code, reason = "dropping it is what it is for")] WorkerGuard);

/// Starts the log for the whole process: our own events from the level of the settings on, those of libraries from
/// warnings on.
///
/// # Errors
/// When the folder cannot be made, or a log was started before.
pub fn start(config: &Config) -> io::Result<Logs> {
    let level = level(config);
    let file = DailyFile::in_folder(&config.data.dir.join(FOLDER))?;
    // Writing happens on a thread of its own, so that a slow disk or pipe holds up no request.
    let (writer, guard) = NonBlocking::new(Both { out: BufWriter::with_capacity(TOGETHER, io::stdout()), file });
    let format = tracing_subscriber::fmt::layer().event_format(JsonLine).with_writer(writer);
    let filter = Targets::new().with_target("wagner_coach", level).with_default(LevelFilter::WARN.min(level));
    tracing_subscriber::registry().with(format).with(filter).try_init().map_err(io::Error::other)?;
    panics::log();
    Ok(Logs(guard))
}

fn level(config: &Config) -> LevelFilter {
    let set = match config.log.level {
        Level::Error => LevelFilter::ERROR,
        Level::Warn => LevelFilter::WARN,
        Level::Info => LevelFilter::INFO,
        Level::Debug => LevelFilter::DEBUG,
        Level::Trace => LevelFilter::TRACE,
    };
    if config.server.debug { set.max(LevelFilter::DEBUG) } else { set }
}

/// Writes everything twice. A full disk must not silence the other way, nor stop the server.
struct Both {
    out: BufWriter<Stdout>,
    file: DailyFile,
}

impl Write for Both {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let _ = self.file.write_line(line);
        let _ = self.out.write_all(line);
        Ok(line.len())
    }

    /// Called whenever no line waits.
    fn flush(&mut self) -> io::Result<()> {
        let _ = self.file.flush();
        let _ = self.out.flush();
        std::thread::sleep(GATHERING);
        Ok(())
    }
}
