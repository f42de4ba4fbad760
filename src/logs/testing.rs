//! For tests: the log as text.

use std::io;
use std::sync::{Arc, Mutex};

use super::JsonLine;

#[derive(Clone, Default)]
struct Memory(Arc<Mutex<Vec<u8>>>);

impl io::Write for Memory {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Does something, and what it has written into the log.
pub fn written<T>(something: impl FnOnce() -> T) -> (T, String) {
    let memory = Memory::default();
    let writer = memory.clone();
    let log = tracing_subscriber::fmt().event_format(JsonLine).with_writer(move || writer.clone()).finish();
    let outcome = tracing::subscriber::with_default(log, something);
    let text = String::from_utf8(memory.0.lock().unwrap().clone()).unwrap();
    (outcome, text)
}
