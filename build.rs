//! Compresses the reference tables so that the binary carries them small, and keeps the binary itself small.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

const TABLES: &str = "assets/data";
/// Slow to compress, no slower to read; debug builds are compressed in a moment instead.
const RELEASE_LEVEL: i32 = 19;
const DEBUG_LEVEL: i32 = 3;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={TABLES}");
    if env::var("CARGO_CFG_TARGET_OS")? == "linux" {
        // The line tables of a trace are two thirds of the file, and are read only when something has gone wrong.
        println!("cargo::rustc-link-arg-bins=-Wl,-O2,--compress-debug-sections=zlib");
        if env::var("CARGO_CFG_TARGET_ARCH")? == "x86_64" {
            // Generic code is often the same to the last byte for several types; lld keeps it once.
            println!("cargo::rustc-link-arg-bins=-Wl,--icf=safe");
        }
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let level = if env::var("PROFILE")? == "release" { RELEASE_LEVEL } else { DEBUG_LEVEL };
    for entry in fs::read_dir(TABLES)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "csv") {
            compress(&path, &out, level)?;
        }
    }
    Ok(())
}

fn compress(table: &Path, out: &Path, level: i32) -> Result<(), Box<dyn Error>> {
    let name = table.file_name().ok_or("a table has a name")?;
    let mut compressed = out.join(name);
    compressed.add_extension("zst");
    fs::write(compressed, zstd::bulk::compress(&fs::read(table)?, level)?)?;
    Ok(())
}
