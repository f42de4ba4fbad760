//! Compresses what the binary carries, and keeps the binary itself small.

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Folders, and the ending of the files in them that are carried compressed.
const CARRIED: [(&str, &str); 3] =
    [("assets/data", "csv"), ("assets/vendor/swagger-ui", "js"), ("assets/vendor/swagger-ui", "css")];
/// Slow to compress, no slower to read; debug builds are compressed in a moment instead.
const RELEASE_LEVEL: i32 = 19;
const DEBUG_LEVEL: i32 = 3;
/// What unpacking holds in memory at a time: 1 MiB.
const WINDOW_LOG: u32 = 20;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    if env::var("CARGO_CFG_TARGET_OS")? == "linux" {
        // The tables of a trace are read only when something has gone wrong.
        println!("cargo::rustc-link-arg-bins=-Wl,-O2,--compress-debug-sections=zlib");
        // Names of functions lie beside the binary, with what was inlined into them. A profiler wants them inside.
        println!("cargo::rerun-if-env-changed=KEEP_NAMES");
        if env::var("PROFILE")? == "release" && env::var_os("KEEP_NAMES").is_none() {
            println!("cargo::rustc-link-arg-bins=-Wl,--discard-all");
        }
        if env::var("CARGO_CFG_TARGET_ARCH")? == "x86_64" {
            // Generic code is often the same to the last byte for several types; lld keeps it once.
            println!("cargo::rustc-link-arg-bins=-Wl,--icf=safe");
        }
    }
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let level = if env::var("PROFILE")? == "release" { RELEASE_LEVEL } else { DEBUG_LEVEL };
    for (folder, ending) in CARRIED {
        println!("cargo::rerun-if-changed={folder}");
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == ending) {
                compress(&path, &out, level)?;
            }
        }
    }
    Ok(())
}

/// Writes the file compressed, and beside it its number of lines.
fn compress(file: &Path, out: &Path, level: i32) -> Result<(), Box<dyn Error>> {
    let name = file.file_name().ok_or("a file has a name")?;
    let whole = fs::read_to_string(file)?;
    let mut packer = zstd::Encoder::new(Vec::new(), level)?;
    packer.window_log(WINDOW_LOG)?;
    packer.write_all(whole.as_bytes())?;
    fs::write(out.join(name).with_added_extension("zst"), packer.finish()?)?;
    fs::write(out.join(name).with_added_extension("lines"), whole.lines().count().to_string())?;
    Ok(())
}
