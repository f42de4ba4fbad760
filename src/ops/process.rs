//! What the system says of this process.

/// Memory in use, in bytes; `None` where the system does not say.
pub fn memory_bytes() -> Option<u64> {
    let text = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok().map(|kib| kib * 1024)
}

#[cfg(test)]
mod tests {
    #[test]
    #[cfg(target_os = "linux")]
    fn a_process_uses_memory() {
        assert!(super::memory_bytes().is_some_and(|bytes| bytes > 1024 * 1024));
    }
}
