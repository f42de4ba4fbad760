//! Gathering all faults of a request before it is refused.

use std::fmt::Display;

use crate::http::problem::{FieldError, Problem};

/// So many faults are told at once; whoever sends more mends these first.
const MOST: usize = 100;

/// The faults found so far, and where in the body we are.
#[derive(Debug, Default)]
pub struct Errors {
    faults: Vec<FieldError>,
    path: String,
}

impl Errors {
    /// Notes a fault of the member `field` of the object at hand (`""`: the object itself). The message completes the
    /// sentence "`field` …" and never repeats the value.
    pub fn add(&mut self, field: impl Display, message: impl Into<String>) {
        if self.faults.len() < MOST {
            let field = join(&self.path, &field.to_string());
            self.faults.push(FieldError { field, message: message.into() });
        }
    }

    /// Notes a fault unless `good`.
    pub fn require(&mut self, good: bool, field: impl Display, message: &str) {
        if !good {
            self.add(field, message);
        }
    }

    /// Takes over the faults that were found elsewhere about the place where we are.
    pub fn append(&mut self, found: Self) {
        for FieldError { field, message } in found.faults {
            self.add(field, message);
        }
    }

    /// Checks within the member `segment`: a name, or the index of an array's member.
    pub fn within(&mut self, segment: impl Display, check: impl FnOnce(&mut Self)) {
        let length = self.path.len();
        self.path = join(&self.path, &segment.to_string());
        check(self);
        self.path.truncate(length);
    }

    pub fn is_empty(&self) -> bool {
        self.faults.is_empty()
    }

    pub fn is_full(&self) -> bool {
        self.faults.len() == MOST
    }

    /// 422 with all faults, if there are any.
    pub fn into_result(self) -> Result<(), Problem> {
        if self.faults.is_empty() { Ok(()) } else { Err(Problem::invalid(self.faults)) }
    }
}

fn join(path: &str, segment: &str) -> String {
    match (path.is_empty(), segment.is_empty()) {
        (true, _) => segment.to_owned(),
        (_, true) => path.to_owned(),
        _ => format!("{path}.{segment}"),
    }
}

/// The rules of a request that its document cannot say: those between its members. Types, missing and unknown members,
/// ranges, lengths and enums are checked before, from the document's own schema.
pub trait Check {
    /// Notes every fault in `errors`.
    fn check(&self, errors: &mut Errors) {
        let _ = errors;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_carry_their_path() {
        let mut errors = Errors::default();
        errors.within("items", |errors| {
            errors.within(0, |errors| errors.add("grams", "must be given"));
            errors.add("", "must not be empty");
        });
        errors.add("at", "must be given");
        let problem = errors.into_result().unwrap_err();
        let fields: Vec<_> = problem.errors().iter().map(|e| e.field.as_str()).collect();
        assert_eq!(fields, ["items.0.grams", "items", "at"]);
    }
}
