//! The layers of settings: file, environment, flags; each overrides the one before.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::topic::{Setting, Spelling};
use super::value::Value as _;
use super::{Config, Error};

const DEFAULT_FILE: &str = "config.toml";
const DOT_ENV: &str = ".env";

/// What the command line says; `None` leaves the setting to the other layers.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    pub config: Option<PathBuf>,
    pub data_dir: Option<String>,
    pub listen: Option<String>,
}

/// Where settings are looked for. Tests make their own; `Sources::process` takes those of the running process.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    /// The folder of `config.toml` and `.env`.
    pub folder: PathBuf,
    pub environment: BTreeMap<String, String>,
    pub flags: Flags,
}

impl Sources {
    pub fn process(flags: Flags) -> Self {
        let environment = std::env::vars_os().filter_map(|(k, v)| Some((k.into_string().ok()?, v.into_string().ok()?)));
        Self { folder: PathBuf::from("."), environment: environment.collect(), flags }
    }

    /// Reads all layers. Weak settings are no error here: see [`Config::weaknesses`].
    pub fn load(&self) -> Result<Config, Error> {
        let mut config = self.with_environment(&BTreeMap::new())?;
        if !config.is_production() {
            let dot_env = read_dot_env(&self.folder.join(DOT_ENV))?;
            if !dot_env.is_empty() {
                config = self.with_environment(&dot_env)?;
                if config.is_production() {
                    return Err(Error::ProductionInDotEnv);
                }
            }
        }
        Ok(config)
    }

    /// Variables of the process override those of `.env`.
    fn with_environment(&self, dot_env: &BTreeMap<String, String>) -> Result<Config, Error> {
        let mut environment = dot_env.clone();
        environment.extend(self.environment.clone());
        let mut config = Config::default();
        if let Some(path) = self.file(&environment) {
            apply_file(&mut config, &path)?;
        }
        apply_environment(&mut config, &environment)?;
        apply_flags(&mut config, &self.flags)?;
        Ok(config)
    }

    /// A file that was asked for must be there; the default one may be missing.
    fn file(&self, environment: &BTreeMap<String, String>) -> Option<PathBuf> {
        let asked = self.flags.config.clone().or_else(|| environment.get("WAGNER_CONFIG").map(PathBuf::from));
        asked.or_else(|| Some(self.folder.join(DEFAULT_FILE)).filter(|path| path.exists()))
    }
}

fn read(path: &Path) -> Result<String, Error> {
    std::fs::read_to_string(path).map_err(|error| Error::File(path.display().to_string(), error))
}

fn apply_file(config: &mut Config, path: &Path) -> Result<(), Error> {
    let text = read(path)?;
    let table: toml::Table = text.parse().map_err(|error: toml::de::Error| {
        // The error's own text quotes the line, which may hold a secret.
        let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].lines().count().max(1));
        Error::Syntax { path: path.display().to_string(), message: format!("line {line}: {}", error.message()) }
    })?;
    let mut unknown = Vec::new();
    for (section, value) in &table {
        let Some(keys) = value.as_table() else {
            unknown.push(section.clone());
            continue;
        };
        for (key, value) in keys {
            let setting = format!("{section}.{key}");
            match config.set(section, key, Spelling::Toml(value)) {
                None => unknown.push(setting),
                Some(result) => result.map_err(|expected| Error::Value { setting, expected })?,
            }
        }
    }
    if unknown.is_empty() { Ok(()) } else { Err(Error::Unknown(unknown)) }
}

fn apply_environment(config: &mut Config, environment: &BTreeMap<String, String>) -> Result<(), Error> {
    for setting in config.settings() {
        let names = [setting.alias.map(str::to_owned), Some(setting.variable())];
        for name in names.into_iter().flatten() {
            if let Some(text) = variable(&setting, &name, environment)? {
                let set = config.set(setting.section, setting.key, Spelling::Text(&text));
                set.unwrap_or(Ok(())).map_err(|expected| Error::Value { setting: name, expected })?;
            }
        }
    }
    Ok(())
}

/// The text of a variable; of a secret also that of the file which `NAME_FILE` names.
fn variable(setting: &Setting, name: &str, environment: &BTreeMap<String, String>) -> Result<Option<String>, Error> {
    if let Some(text) = environment.get(name) {
        // An empty variable is how many systems spell "not set".
        return Ok((!text.is_empty()).then(|| text.clone()));
    }
    match environment.get(&format!("{name}_FILE")) {
        Some(path) if setting.secret => read(Path::new(path)).map(Some),
        _ => Ok(None),
    }
}

fn apply_flags(config: &mut Config, flags: &Flags) -> Result<(), Error> {
    let wrong = |setting: &str| {
        let setting = setting.to_owned();
        move |expected| Error::Value { setting, expected }
    };
    if let Some(text) = &flags.data_dir {
        config.data.dir = PathBuf::parse(text).map_err(wrong("--data-dir"))?;
    }
    if let Some(text) = &flags.listen {
        config.server.listen = std::net::SocketAddr::parse(text).map_err(wrong("--listen"))?;
    }
    Ok(())
}

/// `NAME=value` lines; `#` begins a comment line, quotes around a value are taken off, `export` is passed over.
fn read_dot_env(path: &Path) -> Result<BTreeMap<String, String>, Error> {
    if !path.exists() {
        return Ok(BTreeMap::new());
    }
    let text = read(path)?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    Ok(lines.filter_map(|line| line.trim_start_matches("export ").split_once('=')).map(unquote).collect())
}

fn unquote((name, value): (&str, &str)) -> (String, String) {
    let value = value.trim();
    let inner = ['"', '\''].iter().find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote));
    (name.trim().to_owned(), inner.unwrap_or(value).to_owned())
}

#[cfg(test)]
#[path = "layers_tests.rs"]
mod tests;
