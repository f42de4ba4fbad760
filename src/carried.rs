//! Files that the binary carries compressed.

use std::io::{self, Read};

/// Unpacks what was compressed when the program was built, bit by bit.
///
/// # Errors
/// When it is not that: a fault of the build.
pub fn unpacking(compressed: &[u8]) -> io::Result<impl Read> {
    zstd::Decoder::with_buffer(compressed)
}

/// The whole of it.
///
/// # Errors
/// When it is not that: a fault of the build.
pub fn unpacked(compressed: &[u8]) -> io::Result<Vec<u8>> {
    let mut whole = Vec::new();
    unpacking(compressed)?.read_to_end(&mut whole)?;
    Ok(whole)
}
