//! Panics as events of the log.

/// Logs every panic with its place. Its text only where that is a literal of the code: one that was put together may
/// hold what a member wrote.
pub fn log() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        let text = panic.payload().downcast_ref::<&'static str>().copied().unwrap_or("(left out)");
        tracing::error!(place, text, "panic");
    }));
}
