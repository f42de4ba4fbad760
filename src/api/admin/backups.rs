//! `/admin/backups`: the copies of the database that the server keeps.

use std::sync::Arc;

use poem_openapi::param::{Path, Query};
use poem_openapi::{Object, OpenApi};
use serde::Serialize;
use tokio::task::spawn_blocking;

use crate::api::records;
use crate::api::security::Admin;
use crate::app::App;
use crate::http::{Client, Created, Cursor, Instant, Limit, Page, Problem, Reply};
use crate::ops::backups::{BackupId, Shelf};
use crate::storage::backup::{self, Error, Header};
use crate::storage::{Service, audit};

pub struct Api(pub Arc<App>);

/// A backup. What the file says of itself is null where it cannot be read.
#[derive(Serialize, Object)]
#[oai(rename = "Backup")]
struct BackupView {
    /// Its name, which is the time at which it was made.
    id: String,
    created_at: Instant,
    /// The size of the file.
    bytes: u64,
    /// The version of the program that made it.
    app_version: Option<String>,
    /// The schema of the database in it.
    schema_version: Option<i64>,
    /// Whether the server's secrets are in it.
    has_secrets: Option<bool>,
}

/// What the check of a backup found.
#[derive(Serialize, Object)]
#[oai(rename = "BackupCheck")]
struct CheckView {
    id: String,
    /// Whether it can be restored.
    good: bool,
    /// Why not.
    reason: Option<String>,
}

#[OpenApi]
impl Api {
    /// The backups in the server's folder, newest first.
    #[oai(path = "/admin/backups", method = "get")]
    async fn list(
        &self,
        admin: Admin,
        limit: Query<Limit>,
        cursor: Query<Option<Cursor>>,
    ) -> Result<Reply<Page<BackupView>>, Problem> {
        let cursors = self.0.cursors.of(admin.id, &"admin/backups");
        let all = self.0.backups.list().map_err(Error::from)?;
        let page = records::page_of_all(all, limit.0, &cursors, cursor.0.as_ref(), ToString::to_string)?;
        let shelf = self.0.backups.clone();
        Ok(Reply(blocking(move || page.map(|id| view(&shelf, id, None))).await?))
    }

    /// Makes a backup now, and answers when it has been checked. It holds no secrets of the server. Older ones stay until
    /// the daily backup makes room.
    #[oai(path = "/admin/backups", method = "post")]
    async fn create(&self, admin: Admin, client: Client) -> Result<Created<BackupView>, Problem> {
        let (shelf, now) = (self.0.backups.clone(), self.0.store.now());
        let made = blocking(move || shelf.add(now, false).map(|(id, header)| view(&shelf, id, Some(header))));
        let made = made.await??;
        self.note("backup.made", &admin, client).await?;
        Ok(Created::at(format!("/api/v1/admin/backups/{}", made.id), made))
    }

    /// One backup.
    #[oai(path = "/admin/backups/:id", method = "get")]
    async fn get(&self, _admin: Admin, id: Path<BackupId>) -> Result<Reply<BackupView>, Problem> {
        let (shelf, id) = (self.0.backups.clone(), self.existing(id.0)?);
        Ok(Reply(blocking(move || view(&shelf, id, None)).await?))
    }

    /// Proves that a backup can be restored: unpacks it into a folder of its own, and checks the database in it as a whole.
    #[oai(path = "/admin/backups/:id/verify", method = "post")]
    async fn verify(&self, admin: Admin, client: Client, id: Path<BackupId>) -> Result<Reply<CheckView>, Problem> {
        let id = self.existing(id.0)?;
        let file = self.0.backups.path(id);
        let reason = match blocking(move || backup::verify(&file)).await? {
            Ok(_) => None,
            Err(found @ (Error::Foreign | Error::Damaged(_) | Error::Newer(_))) => Some(found.to_string()),
            Err(error) => return Err(error.into()),
        };
        self.note("backup.verified", &admin, client).await?;
        Ok(Reply(CheckView { id: id.to_string(), good: reason.is_none(), reason }))
    }
}

impl Api {
    fn existing(&self, id: BackupId) -> Result<BackupId, Problem> {
        if self.0.backups.path(id).is_file() { Ok(id) } else { Err(Problem::not_found()) }
    }

    async fn note(&self, event: &'static str, admin: &Admin, client: Client) -> Result<(), Problem> {
        let (actor, address) = (admin.id, client.address.to_string());
        let note = self.0.store.write(Service::because("administration"), move |tx| {
            audit::note(tx, event, Some(actor), None, Some(&address))
        });
        Ok(note.await?)
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Problem> {
    spawn_blocking(work).await.map_err(|_| Problem::internal())
}

fn view(shelf: &Shelf, id: BackupId, header: Option<Header>) -> BackupView {
    let file = shelf.path(id);
    let header = header.or_else(|| backup::header(&file).ok());
    BackupView {
        id: id.to_string(),
        created_at: id.made_at().into(),
        bytes: file.metadata().map_or(0, |file| file.len()),
        schema_version: header.as_ref().map(|header| header.schema_version),
        has_secrets: header.as_ref().map(Header::has_secrets),
        app_version: header.map(|header| header.app_version),
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        crate::storage::Error::from(error).into()
    }
}
