//! The format of the file: a magic word, the format's number, a header, one zstd frame with the parts one after another,
//! and the SHA-256 of all that.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Error, Result};
use crate::storage::files;

const MAGIC: [u8; 8] = *b"WAGNERBK";
const FORMAT: u16 = 1;
/// Magic word, format and the header's length.
const FIXED: u64 = 8 + 2 + 4;
const HASH: u64 = 32;
const LONGEST_HEADER: u32 = 64 * 1024;
/// A database is text and repeated keys: more effort gains little.
const LEVEL: i32 = 3;
/// A secret is a line of text.
const LONGEST_SECRET: u64 = 64 * 1024;

/// The part that every backup has, and the folder of the others.
pub(super) const DATABASE: &str = "wagner.db";
pub(super) const SECRETS: &str = "secrets";

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The version of the program that made it.
    pub app_version: String,
    pub schema_version: i64,
    pub(super) created_at_ms: i64,
    pub(super) parts: Vec<Part>,
}

/// A file in a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Part {
    pub(super) name: String,
    pub(super) bytes: u64,
}

impl Header {
    pub fn created_at(&self) -> Timestamp {
        Timestamp::from_millisecond(self.created_at_ms).unwrap_or_default()
    }

    /// Whether the server's secrets are in it.
    pub fn has_secrets(&self) -> bool {
        self.parts.len() > 1
    }

    /// What its parts need on a disk.
    pub fn unpacked_bytes(&self) -> u64 {
        self.parts.iter().fold(0, |sum, part| sum.saturating_add(part.bytes))
    }

    /// The database first, then secrets; no other name, and none twice.
    fn is_sane(&self) -> bool {
        let named = self.parts.iter().map(|part| part.name.as_str());
        let secrets = self.parts.iter().skip(1);
        named.clone().next() == Some(DATABASE)
            && named.clone().skip(1).all(is_part)
            && named.collect::<std::collections::HashSet<_>>().len() == self.parts.len()
            && secrets.into_iter().all(|secret| secret.bytes <= LONGEST_SECRET)
    }
}

/// Whether this is the name of a secret in a backup: nothing that could lead out of the folder.
pub(super) fn is_part(name: &str) -> bool {
    let Some((SECRETS, file)) = name.split_once('/') else { return false };
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'_');
    file.len() <= 64 && file.starts_with(|c: char| c.is_ascii_alphanumeric()) && file.bytes().all(plain)
}

/// Writes a backup of the parts that the header names, which lie at `sources`.
pub(super) fn pack(header: &Header, sources: &[PathBuf], out: impl Write) -> Result<()> {
    let mut out = Hashed { inner: out, hash: Sha256::new() };
    let text = serde_json::to_vec(header).map_err(io::Error::from)?;
    out.write_all(&MAGIC)?;
    out.write_all(&FORMAT.to_be_bytes())?;
    out.write_all(&u32::try_from(text.len()).unwrap_or(u32::MAX).to_be_bytes())?;
    out.write_all(&text)?;
    let mut packer = zstd::Encoder::new(&mut out, LEVEL)?;
    for (part, source) in header.parts.iter().zip(sources) {
        if io::copy(&mut File::open(source)?.take(part.bytes), &mut packer)? != part.bytes {
            return Err(Error::Damaged("a part has shrunk meanwhile"));
        }
    }
    packer.finish()?;
    let Hashed { mut inner, hash } = out;
    inner.write_all(&hash.finalize())?;
    inner.flush()?;
    Ok(())
}

/// Reads the header alone.
pub(super) fn header(path: &Path) -> Result<Header> {
    read_header(&mut File::open(path)?)
}

/// A backup whose hash is right.
pub(super) struct Opened {
    header: Header,
    /// The compressed parts.
    body: io::Take<File>,
}

/// Opens a backup, after reading all of it once.
pub(super) fn open(path: &Path) -> Result<Opened> {
    let mut file = File::open(path)?;
    read_fixed(&mut file)?;
    let length = file.metadata()?.len();
    let hashed = length.checked_sub(HASH).filter(|hashed| *hashed > FIXED).ok_or(Error::Damaged("it is cut"))?;
    file.rewind()?;
    let mut hash = Hashed { inner: io::sink(), hash: Sha256::new() };
    io::copy(&mut (&mut file).take(hashed), &mut hash)?;
    let mut kept = [0; HASH as usize];
    file.read_exact(&mut kept)?;
    if *hash.hash.finalize() != kept {
        return Err(Error::Damaged("its hash is wrong: it is cut, or a byte has changed"));
    }
    file.rewind()?;
    let header = read_header(&mut file)?;
    let start = file.stream_position()?;
    Ok(Opened { header, body: file.take(hashed.saturating_sub(start)) })
}

impl Opened {
    pub(super) fn header(&self) -> &Header {
        &self.header
    }

    /// Writes the parts into an empty folder. No more is unpacked than the header says.
    pub(super) fn unpack(self, folder: &Path) -> Result<()> {
        let mut unpacker = zstd::Decoder::new(self.body)?.single_frame();
        for part in &self.header.parts {
            if part.name != DATABASE {
                files::private_folder(&folder.join(SECRETS))?;
            }
            let mut target = files::private_file(&folder.join(&part.name))?;
            copy_exactly(&mut unpacker, &mut target, part.bytes)?;
            target.sync_all()?;
        }
        let mut one = [0];
        let over = unpacker.read(&mut one).map_err(|_| Error::Damaged("it cannot be unpacked"))?;
        let mut rest: BufReader<_> = unpacker.finish();
        if over != 0 || rest.read(&mut one)? != 0 {
            return Err(Error::Damaged("it holds more than it says"));
        }
        Ok(())
    }
}

fn copy_exactly(from: &mut impl Read, to: &mut impl Write, bytes: u64) -> Result<()> {
    let mut buffer = vec![0; 128 * 1024];
    let mut left = bytes;
    while left > 0 {
        let room = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        match from.read(&mut buffer[..room]) {
            Ok(0) => return Err(Error::Damaged("it holds less than it says")),
            Ok(read) => {
                to.write_all(&buffer[..read])?;
                left -= read as u64;
            }
            Err(_) => return Err(Error::Damaged("it cannot be unpacked")),
        }
    }
    Ok(())
}

/// Reads what every format begins with; the length of the header.
fn read_fixed(file: &mut File) -> Result<u32> {
    file.seek(SeekFrom::Start(0))?;
    let mut magic = [0; 8];
    file.read_exact(&mut magic).map_err(|_| Error::Foreign)?;
    if magic != MAGIC {
        return Err(Error::Foreign);
    }
    let (mut format, mut length) = ([0; 2], [0; 4]);
    file.read_exact(&mut format).map_err(|_| Error::Damaged("it is cut"))?;
    match u16::from_be_bytes(format) {
        FORMAT => {}
        newer @ FORMAT.. => return Err(Error::Newer(format!("format {newer}"))),
        _ => return Err(Error::Foreign),
    }
    file.read_exact(&mut length).map_err(|_| Error::Damaged("it is cut"))?;
    Ok(u32::from_be_bytes(length))
}

fn read_header(file: &mut File) -> Result<Header> {
    let length = read_fixed(file)?;
    if length > LONGEST_HEADER {
        return Err(Error::Damaged("its header is too long"));
    }
    let mut text = vec![0; length as usize];
    file.read_exact(&mut text).map_err(|_| Error::Damaged("it is cut"))?;
    let header: Header = serde_json::from_slice(&text).map_err(|_| Error::Damaged("its header cannot be read"))?;
    if header.is_sane() { Ok(header) } else { Err(Error::Damaged("its parts are not those of a backup")) }
}

/// Hashes what is written.
struct Hashed<W> {
    inner: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_of_secrets_are_parts() {
        for good in ["secrets/jwt", "secrets/data-key", "secrets/keys.json"] {
            assert!(is_part(good), "{good}");
        }
        for bad in ["secrets", "secrets/", "secrets/..", "secrets/.hidden", "secrets/a/b", "/etc/passwd", "../x", "x"] {
            assert!(!is_part(bad), "{bad}");
        }
    }

    #[test]
    fn a_disk_that_fills_up_while_it_is_written_is_told_as_such() {
        struct Small(usize);
        impl Write for Small {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                self.0 = self.0.checked_sub(bytes.len()).ok_or(io::ErrorKind::StorageFull)?;
                Ok(bytes.len())
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("source");
        std::fs::write(&source, "x".repeat(100)).unwrap();
        let parts = vec![Part { name: DATABASE.into(), bytes: 100 }];
        let header = Header { app_version: "1".into(), schema_version: 1, created_at_ms: 0, parts };
        for room in [0, 20, 120] {
            let full = pack(&header, std::slice::from_ref(&source), Small(room)).unwrap_err();
            assert!(matches!(full, Error::Storage(crate::storage::Error::Full)), "{room}: {full}");
        }
        pack(&header, &[source], Small(1000)).unwrap();
    }
}
