//! The table of activities and their metabolic equivalents: 2011 Compendium of Physical Activities (Ainsworth and others,
//! Med Sci Sports Exerc 2011;43(8):1575–81).

use std::sync::Arc;

use super::table::{ReferenceError, Table, Texts};

/// One row of the Compendium.
#[derive(Clone, Debug, PartialEq)]
pub struct ActivityKind {
    /// Five digits.
    pub code: Box<str>,
    pub name: Box<str>,
    /// The heading that it stands under, such as "Running".
    pub group: Arc<str>,
    /// Energy as a multiple of rest.
    pub met: f64,
    /// The speeds that the row is for, miles an hour; equal where it names one.
    pub speed_mph: Option<(f64, f64)>,
}

pub(super) fn read(table: Table) -> Result<Vec<ActivityKind>, ReferenceError> {
    let mut texts = Texts::default();
    table.rows(|row| {
        let speeds = (row.optional("mph_min")?, row.optional("mph_max")?);
        Ok(ActivityKind {
            code: row.text("code")?.into(),
            name: row.text("name")?.into(),
            group: texts.shared(row.text("group")?),
            met: row.parsed("met")?,
            speed_mph: match speeds {
                (Some(min), Some(max)) => Some((min, max)),
                (Some(one), None) | (None, Some(one)) => Some((one, one)),
                (None, None) => None,
            },
        })
    })
}

/// Where the row with this code stands; the table is sorted by it.
pub(super) fn position(activities: &[ActivityKind], code: &str) -> Option<usize> {
    activities.binary_search_by(|activity| (*activity.code).cmp(code)).ok()
}
