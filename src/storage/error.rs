//! What can go wrong in the storage, in terms that a handler can act on.

/// The result of every storage function.
pub type Result<T> = std::result::Result<T, Error>;

/// Why a job of the storage failed. Nothing of a failed job is stored.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A queue is full or another process holds the database: worth another try in a second.
    #[error("the database is busy")]
    Busy,
    /// A read ran into its deadline.
    #[error("the read took too long")]
    Timeout,
    /// No room on the disk. Reads go on.
    #[error("the disk is full")]
    Full,
    /// The store has been shut down.
    #[error("the database is shut down")]
    Closed,
    /// A constraint of the schema refused the row.
    #[error("constraint {kind:?} violated: {name}")]
    Constraint {
        kind: ConstraintKind,
        /// The constraint's name in the schema; where it has none, `table.column` as the engine calls it.
        name: String,
    },
    /// A wall around other people's rows refused the statement. Never the fault of a member: a fault of ours.
    #[error("refused by row-level security: {0}")]
    Refused(String),
    /// A repository found that the state of the data forbids the change; the code is for the client.
    #[error("conflict: {0}")]
    Conflict(&'static str),
    /// A column holds what the reading code does not expect.
    #[error("column {0} has an unexpected type")]
    Column(usize),
    /// The job panicked and was rolled back.
    #[error("the job panicked")]
    Panicked,
    /// The file is damaged, or is no database of ours.
    #[error("the database is damaged: {0}")]
    Corrupt(String),
    /// The file was written by a newer version of the program.
    #[error(
        "the database was written by version {written_by} (schema {found}), newer than this program (schema {known})"
    )]
    Newer { written_by: String, found: i64, known: i64 },
    /// Another server runs on the same data folder.
    #[error("another server uses this data folder")]
    Locked,
    /// What the file system says.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// What the engine says and nobody can act on.
    #[error("{0}")]
    Engine(String),
}

/// The kinds of constraints a schema has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConstraintKind {
    Unique,
    ForeignKey,
    Check,
    NotNull,
}

impl Error {
    /// Whether this is the violation of a `UNIQUE` or `PRIMARY KEY` constraint.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Constraint { kind: ConstraintKind::Unique, .. })
    }

    /// Whether a referenced row does not exist, or a row is still referenced.
    pub fn is_foreign_key_violation(&self) -> bool {
        matches!(self, Self::Constraint { kind: ConstraintKind::ForeignKey, .. })
    }
}
