//! Pools of reading connections, one a scope: a statement prepared for the service is never found by a member.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use scheduled_thread_pool::ScheduledThreadPool;

use super::sqlite::{Connection, Purpose};
use crate::storage::error::{Error, Result};

/// A pool of connections of one purpose.
#[derive(Clone)]
pub(in crate::storage) struct Pool(r2d2::Pool<Opener>);

/// A connection that goes back to its pool when it is dropped.
pub(in crate::storage) type Pooled = r2d2::PooledConnection<Opener>;

impl Pool {
    /// Opens a connection at once, and others, up to `size`, when they are needed. `helpers` opens them.
    pub(in crate::storage) fn open(
        path: PathBuf,
        purpose: Purpose,
        size: u32,
        busy: Duration,
        helpers: &Arc<ScheduledThreadPool>,
    ) -> Result<Self> {
        r2d2::Pool::builder()
            .max_size(size)
            .min_idle(Some(1))
            .thread_pool(Arc::clone(helpers))
            .test_on_check_out(false)
            .idle_timeout(None)
            .max_lifetime(None)
            .connection_timeout(Duration::from_secs(2))
            .error_handler(Box::new(r2d2::NopErrorHandler))
            .build(Opener { path, purpose, busy })
            .map(Self)
            .map_err(|error| Error::Engine(error.to_string()))
    }

    pub(in crate::storage) fn get(&self) -> Result<Pooled> {
        self.0.get().map_err(|_| Error::Busy)
    }
}

/// How a pool makes its connections.
pub(in crate::storage) struct Opener {
    path: PathBuf,
    purpose: Purpose,
    busy: Duration,
}

impl r2d2::ManageConnection for Opener {
    type Connection = Connection;
    type Error = Error;

    fn connect(&self) -> Result<Connection> {
        Connection::open(&self.path, self.purpose, self.busy)
    }

    fn is_valid(&self, _: &mut Connection) -> Result<()> {
        Ok(())
    }

    fn has_broken(&self, connection: &mut Connection) -> bool {
        connection.in_transaction()
    }
}
