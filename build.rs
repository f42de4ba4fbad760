//! Compresses what the binary carries, and keeps the binary itself small.

use std::error::Error;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Folders, and the ending of the files in them that are carried compressed.
const CARRIED: [(&str, &str); 4] = [
    ("assets/data", "csv"),
    ("assets/openapi", "json"),
    ("assets/vendor/swagger-ui", "js"),
    ("assets/vendor/swagger-ui", "css"),
];
/// Columns of foods that the program does not read yet, though the table has them.
const LEFT_OUT: [&str; 29] = [
    "sr28_link",
    "mono_g",
    "poly_g",
    "trans_g",
    "cholesterol_mg",
    "potassium_mg",
    "calcium_mg",
    "iron_mg",
    "magnesium_mg",
    "phosphorus_mg",
    "zinc_mg",
    "copper_mg",
    "selenium_ug",
    "water_g",
    "caffeine_mg",
    "vitamin_a_ug_rae",
    "vitamin_c_mg",
    "vitamin_d_ug",
    "vitamin_e_mg",
    "vitamin_k_ug",
    "b1_mg",
    "b2_mg",
    "b3_mg",
    "b5_mg",
    "b6_mg",
    "folate_ug",
    "folate_dfe_ug",
    "b12_ug",
    "choline_mg",
];
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
    let whole = if name == "foods.csv" { without_columns(file)? } else { fs::read_to_string(file)? };
    let mut packer = zstd::Encoder::new(Vec::new(), level)?;
    packer.window_log(WINDOW_LOG)?;
    packer.write_all(whole.as_bytes())?;
    fs::write(out.join(name).with_added_extension("zst"), packer.finish()?)?;
    fs::write(out.join(name).with_added_extension("lines"), whole.lines().count().to_string())?;
    Ok(())
}

fn without_columns(table: &Path) -> Result<String, Box<dyn Error>> {
    let mut rows = csv::Reader::from_path(table)?;
    let header = rows.headers()?.clone();
    let kept: Vec<usize> = (0..header.len()).filter(|&at| !LEFT_OUT.contains(&&header[at])).collect();
    let mut text = csv::Writer::from_writer(Vec::new());
    text.write_record(kept.iter().map(|&at| &header[at]))?;
    for row in rows.records() {
        let row = row?;
        text.write_record(kept.iter().map(|&at| &row[at]))?;
    }
    Ok(String::from_utf8(text.into_inner()?)?)
}
