//! The counts of this process in the text format of Prometheus (version 0.0.4). No label names a person.

use std::fmt::{Display, Write};

use super::health::Health;
use super::meter::{BOUNDS_US, Series};
use super::process;
use crate::app::App;

/// The media type of the format.
pub const MEDIA_TYPE: &str = "text/plain; version=0.0.4; charset=utf-8";

/// Everything, as it is now.
pub fn write(app: &App, health: &Health) -> String {
    let mut page = Page(String::new());
    page.one("wagner_info", "gauge", "The version that runs.", &[("version", env!("CARGO_PKG_VERSION"))], 1);
    let started = app.started.as_second();
    page.one("process_start_time_seconds", "gauge", "When the process began to serve.", &[], started);
    if let Some(bytes) = process::memory_bytes() {
        page.one("process_resident_memory_bytes", "gauge", "Memory in use.", &[], bytes);
    }
    page.health(app, health);
    let writes = app.store.write_counts();
    page.one("wagner_storage_jobs_total", "counter", "Jobs of the writer.", &[], writes.jobs);
    page.one("wagner_storage_commits_total", "counter", "Transactions of the writer.", &[], writes.commits);
    page.one("wagner_storage_lost_total", "counter", "Transactions that an error ended.", &[], writes.lost);
    page.requests(&app.meter.series());
    page.0
}

struct Page(String);

impl Page {
    /// A metric with one value.
    fn one(&mut self, name: &str, kind: &str, help: &str, labels: &[(&str, &str)], value: impl Display) {
        self.head(name, kind, help);
        self.sample(name, labels, value);
    }

    fn head(&mut self, name: &str, kind: &str, help: &str) {
        let _ = writeln!(self.0, "# HELP {name} {help}\n# TYPE {name} {kind}");
    }

    fn sample(&mut self, name: &str, labels: &[(&str, &str)], value: impl Display) {
        self.0.push_str(name);
        for (index, (label, text)) in labels.iter().enumerate() {
            let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
            let _ = write!(self.0, "{}{label}=\"{text}\"", if index == 0 { '{' } else { ',' });
        }
        let _ = writeln!(self.0, "{} {value}", if labels.is_empty() { "" } else { "}" });
    }

    fn health(&mut self, app: &App, health: &Health) {
        let name = "wagner_healthy";
        self.head(name, "gauge", "1 where a part is well.");
        for (part, word) in [
            ("database", health.database),
            ("disk", health.disk),
            ("backup", health.backup),
            ("rls", health.rls),
            ("clock", health.clock),
        ] {
            self.sample(name, &[("part", part)], u8::from(word == "ok"));
        }
        if let Some(at) = health.last_backup_at {
            let name = "wagner_last_backup_timestamp_seconds";
            self.one(name, "gauge", "When the last good backup was made.", &[], at.as_second());
        }
        let database = app.store.database();
        let bytes = database.metadata().map_or(0, |file| file.len());
        self.one("wagner_database_bytes", "gauge", "The size of the database.", &[], bytes);
        if let Some(Ok(bytes)) = database.parent().map(crate::storage::free_bytes) {
            self.one("wagner_disk_free_bytes", "gauge", "What may still be written.", &[], bytes);
        }
    }

    fn requests(&mut self, all: &[(String, Vec<Series>)]) {
        let each = || all.iter().flat_map(|(route, series)| series.iter().map(move |one| (route.as_str(), one)));
        let name = "wagner_http_requests_total";
        self.head(name, "counter", "Requests answered, by route.");
        for (route, one) in each() {
            let status = one.status.to_string();
            self.sample(name, &[("method", one.method.name()), ("route", route), ("status", &status)], one.count);
        }
        let name = "wagner_http_request_duration_seconds";
        self.head(name, "histogram", "How long answers took.");
        for (route, one) in each() {
            let status = one.status.to_string();
            let labels = [("method", one.method.name()), ("route", route), ("status", status.as_str())];
            let mut sum = 0;
            for (bound, count) in BOUNDS_US.iter().zip(one.within) {
                sum += count;
                let bound = (*bound as f64 / 1e6).to_string();
                self.sample(&format!("{name}_bucket"), &[&labels[..], &[("le", &bound)]].concat(), sum);
            }
            self.sample(&format!("{name}_bucket"), &[&labels[..], &[("le", "+Inf")]].concat(), one.count);
            self.sample(&format!("{name}_sum"), &labels, one.time_us as f64 / 1e6);
            self.sample(&format!("{name}_count"), &labels, one.count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_cannot_break_out_of_their_quotes() {
        let mut page = Page(String::new());
        page.one("a", "gauge", "Words.", &[("x", "1\"\n\\"), ("y", "2")], 3);
        assert_eq!(page.0, "# HELP a Words.\n# TYPE a gauge\na{x=\"1\\\"\\n\\\\\",y=\"2\"} 3\n");
    }
}
