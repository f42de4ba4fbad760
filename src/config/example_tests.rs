//! The example file is the manual of the settings, so it must not drift from them.

use super::Config;

const EXAMPLE: &str = include_str!("../../config.example.toml");

/// The lines `key = default`, and `# key = ""` for what is not set by default, with their sections.
fn listed() -> Vec<(String, String)> {
    let mut section = String::new();
    let mut found = Vec::new();
    for line in EXAMPLE.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            section = name.to_owned();
        } else if let Some((key, value)) = line.strip_prefix("# ").unwrap_or(line).split_once(" = ") {
            found.push((format!("{section}.{key}"), value.to_owned()));
        }
    }
    found
}

#[test]
fn the_example_lists_exactly_all_settings_with_their_defaults() {
    let settings = Config::default().settings();
    let expected = settings.iter().map(|s| {
        let value = s.value.as_ref().map_or_else(|| "\"\"".to_owned(), toml::Value::to_string);
        (format!("{}.{}", s.section, s.key), value)
    });
    assert_eq!(listed(), expected.collect::<Vec<_>>());
}

#[test]
fn the_example_loads_as_the_defaults() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("config.toml");
    std::fs::write(&path, EXAMPLE).unwrap();
    let flags = super::Flags { config: Some(path), ..Default::default() };
    let config = super::Sources { flags, ..Default::default() }.load().unwrap();
    assert_eq!(config.show(), Config::default().show());
}

#[test]
fn the_example_names_every_second_variable() {
    for alias in Config::default().settings().iter().filter_map(|s| s.alias) {
        assert!(EXAMPLE.contains(&format!("Also {alias}.")), "{alias} is not mentioned");
    }
}
