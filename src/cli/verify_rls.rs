//! `verify-rls`: proves row-level security on the database, also beside a running server.

use std::io::{Write as _, stdout};

use serde_json::json;

use super::{Common, Outcome, Result};
use crate::storage;

pub fn run(common: &Common) -> Result {
    let report = storage::verify_rls(&common.load()?.data.dir)?;
    if common.json {
        let tables = report.tables.iter().map(
            |table| json!({ "name": table.name, "class": table.class, "policies": table.policies, "gaps": table.gaps }),
        );
        let whole = json!({
            "sound": report.is_sound(),
            "tables": tables.collect::<Vec<_>>(),
            "gaps": report.gaps,
        });
        writeln!(stdout(), "{whole:#}")?;
    } else {
        write!(stdout(), "{report}")?;
        let gaps = report.all_gaps().count();
        writeln!(stdout(), "{} tables, {gaps} gaps", report.tables.len())?;
    }
    Ok(if report.is_sound() { Outcome::Good } else { Outcome::Found })
}
