//! `config show`: the settings in force, with every secret masked.

use std::io::{Write as _, stdout};

use clap::Subcommand;
use serde_json::{Map, Value};

use super::{Common, Outcome, Result};

#[derive(Subcommand)]
pub enum Command {
    /// Print the settings in force; secrets show as ***REDACTED***
    Show,
}

pub fn run(common: &Common, Command::Show: &Command) -> Result {
    let config = common.load()?;
    if common.json {
        let mut sections: Map<String, Value> = Map::new();
        for setting in config.settings() {
            let section = sections.entry(setting.section).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(section) = section {
                section.insert(setting.key.to_owned(), serde_json::to_value(&setting.value)?);
            }
        }
        writeln!(stdout(), "{}", serde_json::to_string_pretty(&sections)?)?;
    } else {
        write!(stdout(), "{}", config.show())?;
    }
    Ok(Outcome::Good)
}
