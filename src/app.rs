//! What all handlers share.

use std::sync::Arc;

use secrecy::ExposeSecret;

use crate::auth::Auth;
use crate::coach::{self, Engine};
use crate::config::{self, Config, SecretName, Secrets, make_private_folder};
use crate::domain::foods::FoodIndex;
use crate::domain::reference::{Reference, ReferenceError};
use crate::http::settings::Origins;
use crate::http::underway::Underway;
use crate::http::{CursorKey, Settings};
use crate::ops::backups::Shelf;
use crate::ops::health::Findings;
use crate::ops::meter::Meter;
use crate::ops::switches::Switches;
use crate::quota::{MemoryRates, Quotas, Rates};
use crate::storage::{self, Clock, Options, Store};

/// The running application.
pub struct App {
    pub config: Config,
    pub secrets: Secrets,
    pub store: Store,
    pub auth: Auth,
    pub quotas: Quotas,
    pub rates: Arc<dyn Rates>,
    /// Foods, exercises and activities that come with the binary.
    pub reference: Arc<Reference>,
    /// Finds foods, exercises and activities by the names people use.
    pub index: Arc<FoodIndex>,
    /// Answers what members say to the coach.
    pub coach: Arc<dyn Engine>,
    /// Seals the cursors of lists.
    pub cursors: CursorKey,
    /// The requests with an `Idempotency-Key` that are being answered.
    pub underway: Underway,
    /// Where the backups lie.
    pub backups: Shelf,
    /// What parts of the server found out about themselves.
    pub findings: Findings,
    /// Counts requests and the calls of engines.
    pub meter: Meter,
    /// What administrators have switched off, and their notice.
    pub switches: Switches,
    /// When this process began to serve.
    pub started: jiff::Timestamp,
}

/// Why the application cannot start.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(transparent)]
    Config(#[from] config::Error),
    #[error("{}: {source}", folder.display())]
    Store { folder: std::path::PathBuf, source: storage::Error },
    #[error(transparent)]
    Reference(#[from] ReferenceError),
    #[error("auth.argon2_*: Argon2 does not allow these costs")]
    Costs,
    #[error("server.trusted_proxies: {0}")]
    TrustedProxies(#[from] crate::http::client::BadNetwork),
}

impl App {
    /// Opens everything that serving needs: the secrets and the store, which this process alone then serves.
    pub fn open(config: Config) -> Result<Self, OpenError> {
        Self::open_at(config, Clock::system())
    }

    /// [`App::open`] with a clock of the caller's choice.
    pub fn open_at(config: Config, clock: Clock) -> Result<Self, OpenError> {
        config.refuse_weakness()?;
        make_private_folder(&config.data.dir)
            .map_err(|error| config::Error::File(config.data.dir.display().to_string(), error))?;
        let secrets = Secrets::load_or_make(&config)?;
        let tables = std::thread::spawn(|| Ok::<_, ReferenceError>((Reference::shared()?, FoodIndex::shared()?)));
        let options = Options { clock, ..Options::new(&config.data.dir) };
        let store =
            Store::serve(&options).map_err(|source| OpenError::Store { folder: config.data.dir.clone(), source })?;
        let cursors = CursorKey::derive(secrets.current(SecretName::Data).expose_secret().as_bytes());
        let auth = Auth::new(store.clone(), &config, &secrets).map_err(|_| OpenError::Costs)?;
        let quotas = Quotas::new(store.clone(), config.quotas.clone());
        let rates = Arc::new(MemoryRates::new(&config.rates));
        let (reference, index) = tables.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
        let (backups, started) = (Shelf::of(&config), store.now());
        let coach = Arc::new(coach::Local::new(store.clone(), Arc::clone(&reference), Arc::clone(&index)));
        Ok(Self {
            config,
            secrets,
            store,
            auth,
            quotas,
            rates,
            reference,
            index,
            coach,
            cursors,
            underway: Underway::default(),
            backups,
            findings: Findings::default(),
            meter: Meter::default(),
            switches: Switches::default(),
            started,
        })
    }

    /// The part of the settings that the listener and the frame need.
    pub fn http_settings(&self) -> Result<Settings, OpenError> {
        let server = &self.config.server;
        let origins = if server.allow_all_origins { Origins::All } else { Origins::Exact(server.cors_origins.clone()) };
        let proxies = server.trusted_proxies.iter().map(|network| network.parse());
        Ok(Settings {
            listen: server.listen,
            public_url: server.public_url.clone(),
            hosts: server.hosts.clone(),
            trusted_proxies: proxies.collect::<Result<_, _>>()?,
            origins,
            production: self.config.is_production(),
            max_connections: server.max_connections.get() as usize,
            max_body: server.max_body_kib.get() as usize * 1024,
            ..Settings::default()
        })
    }
}
