//! An event as a line: `{"timestamp":"…","level":"INFO",<its fields>,"target":"…"}`.

use std::fmt;
use std::io::Write;

use jiff::Timestamp;
use serde::Serialize;
use tracing::field::{Field, Visit};
use tracing::{Event, Subscriber};
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::{FmtContext, FormatEvent, FormatFields};
use tracing_subscriber::registry::LookupSpan;

/// Most lines fit into so many bytes.
const USUAL: usize = 512;

/// Writes events as JSON. A line a request is a good part of what a small answer costs: the subscriber's own formatter
/// takes twice the time, for spans and settings that are not needed here.
pub struct JsonLine;

impl<S, N> FormatEvent<S, N> for JsonLine
where
    S: Subscriber + for<'a> LookupSpan<'a>,
    N: for<'a> FormatFields<'a> + 'static,
{
    fn format_event(&self, _: &FmtContext<'_, S, N>, mut out: Writer<'_>, event: &Event<'_>) -> fmt::Result {
        let metadata = event.metadata();
        let mut line = Line(Vec::with_capacity(USUAL));
        let level = metadata.level().as_str();
        write!(line.0, r#"{{"timestamp":"{:.6}","level":"{level}""#, Timestamp::now()).map_err(|_| fmt::Error)?;
        event.record(&mut line);
        line.put("target", metadata.target());
        line.0.extend_from_slice(b"}\n");
        out.write_str(std::str::from_utf8(&line.0).map_err(|_| fmt::Error)?)
    }
}

struct Line(Vec<u8>);

impl Line {
    fn put(&mut self, name: &str, value: impl Serialize) {
        self.0.push(b',');
        // Neither memory nor these values refuse to be written.
        let _ = serde_json::to_writer(&mut self.0, name);
        self.0.push(b':');
        let _ = serde_json::to_writer(&mut self.0, &value);
    }
}

impl Visit for Line {
    fn record_str(&mut self, field: &Field, value: &str) {
        self.put(field.name(), value);
    }

    fn record_u64(&mut self, field: &Field, value: u64) {
        self.put(field.name(), value);
    }

    fn record_i64(&mut self, field: &Field, value: i64) {
        self.put(field.name(), value);
    }

    fn record_f64(&mut self, field: &Field, value: f64) {
        self.put(field.name(), value);
    }

    fn record_bool(&mut self, field: &Field, value: bool) {
        self.put(field.name(), value);
    }

    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        self.put(field.name(), format_args!("{value:?}"));
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use serde_json::Value;

    use super::*;
    use crate::logs::testing::written;

    #[test]
    fn an_event_is_one_line_of_json_whatever_its_values() {
        let ((), text) = written(|| {
            let error = io::Error::other("two\nlines and a \"quote\"");
            tracing::warn!(%error, count = 3_u64, delta = -2, ratio = 0.5, odd = f64::NAN, yes = true, "it \\ failed");
            tracing::info!("plain");
        });
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(lines.len(), 2);
        let first = &lines[0];
        assert!(first["timestamp"].as_str().unwrap().parse::<Timestamp>().is_ok());
        assert_eq!((&first["level"], &first["message"]), (&"WARN".into(), &"it \\ failed".into()));
        assert_eq!(first["error"], "two\nlines and a \"quote\"");
        assert_eq!((&first["count"], &first["delta"], &first["ratio"]), (&3.into(), &(-2).into(), &0.5.into()));
        assert_eq!((&first["odd"], &first["yes"]), (&Value::Null, &true.into()));
        assert_eq!(first["target"], module_path!());
        assert_eq!(lines[1]["message"], "plain");
    }
}
