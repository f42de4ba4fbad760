//! `setup`: where the first account is made.

use std::io::{Write as _, stdout};

use serde_json::json;

use super::{Common, Outcome, Result};
use crate::auth::setup;
use crate::config::make_private_folder;
use crate::storage::{Options, Store};

pub fn run(common: &Common) -> Result {
    let config = common.load()?;
    make_private_folder(&config.data.dir)?;
    let store = Store::open(&Options::new(&config.data.dir))?;
    let link = setup::link(&store, &config)?;
    store.close();
    match (common.json, link) {
        (true, link) => writeln!(stdout(), "{}", json!({ "setup_link": link }))?,
        (false, Some(link)) => writeln!(stdout(), "Make the first account, the administrator's, at {link}")?,
        (false, None) => writeln!(stdout(), "There is an account already: nothing to set up.")?,
    }
    Ok(Outcome::Good)
}
