use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use wagner_coach::app::App;
use wagner_coach::auth::setup;
use wagner_coach::config::{Config, Signup};
use wagner_coach::http::Settings;
use wagner_coach::http::frame::Frame;
use wagner_coach::serve::{self, Running};
use wagner_coach::storage::Clock;

use super::Client;

/// A server of its own on a free port, with a data folder of its own; stopped when dropped.
pub struct TestServer {
    pub address: SocketAddr,
    pub data_dir: TempDir,
    app: Option<Arc<App>>,
    runtime: Runtime,
    running: Option<Running>,
    members: AtomicU32,
}

/// Everybody's password.
pub const PASSWORD: &str = "correct horse battery staple";
pub const ADMIN: &str = "admin@example.org";

fn access_token(welcome: &Value) -> String {
    welcome["session"]["access_token"].as_str().unwrap().to_owned()
}

impl TestServer {
    pub fn start() -> Self {
        Self::with(|_| {})
    }

    /// A server with other settings than the usual ones of tests.
    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::with_parts(change, |_| {})
    }

    /// A server that leaves room for tests that call every operation many times.
    pub fn roomy() -> Self {
        Self::with(|config| {
            config.quotas.coach_chat_per_day = 100_000;
            config.quotas.quick_entry_per_day = 100_000;
            config.quotas.program_generation_per_month = 100_000;
        })
    }

    /// A server of which parts of the application are replaced.
    pub fn with_parts(change: impl FnOnce(&mut Config), replace: impl FnOnce(&mut App)) -> Self {
        Self::open(change, replace, Clock::system())
    }

    /// A server whose clock stands at noon of 2026-11-24 until the test moves it.
    pub fn with_clock() -> (Self, Clock) {
        let clock = Clock::manual("2026-11-24T12:00:00Z".parse().unwrap());
        (Self::open(|_| {}, |_| {}, clock.clone()), clock)
    }

    fn open(change: impl FnOnce(&mut Config), replace: impl FnOnce(&mut App), clock: Clock) -> Self {
        let data_dir = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        config.data.dir = data_dir.path().into();
        config.server.listen = ([127, 0, 0, 1], 0).into();
        // Tests sign up often, and hash passwords of no worth.
        config.auth.signup = Signup::Open;
        config.auth.argon2_memory_kib = 64.try_into().unwrap();
        config.auth.argon2_iterations = 1.try_into().unwrap();
        config.rates.signup_per_hour = 1_000_000.try_into().unwrap();
        config.rates.login_per_minute = 1_000_000.try_into().unwrap();
        config.rates.user_per_minute = 1_000_000.try_into().unwrap();
        change(&mut config);
        let mut app = App::open_at(config, clock).unwrap();
        replace(&mut app);
        let app = Arc::new(app);
        let runtime = Runtime::new().unwrap();
        let running = runtime.block_on(serve::start(Arc::clone(&app))).unwrap();
        Self::of(running, runtime, data_dir, Some(app))
    }

    fn of(running: Running, runtime: Runtime, data_dir: TempDir, app: Option<Arc<App>>) -> Self {
        let address = running.address;
        Self { address, data_dir, app, runtime, running: Some(running), members: AtomicU32::new(0) }
    }

    /// A server with operations of a test's own.
    pub fn serving(frame: Frame) -> Self {
        let data_dir = tempfile::tempdir().unwrap();
        let runtime = Runtime::new().unwrap();
        let running = runtime.block_on(serve::start_with(frame)).unwrap();
        Self::of(running, runtime, data_dir, None)
    }

    /// The settings of a frame for a test.
    pub fn settings() -> Settings {
        Settings { listen: ([127, 0, 0, 1], 0).into(), ..Settings::default() }
    }

    /// The application behind the server.
    pub fn app(&self) -> &Arc<App> {
        self.app.as_ref().unwrap()
    }

    /// Runs what is asynchronous, as jobs of the application's own store are.
    pub fn block_on<T>(&self, future: impl Future<Output = T>) -> T {
        self.runtime.block_on(future)
    }

    /// The token with which the first account is made; `None` once there is one.
    pub fn setup_token(&self) -> Option<String> {
        let app = self.app();
        let link = setup::link(&app.store, &app.config).unwrap();
        link.map(|link| link.rsplit_once('#').unwrap().1.to_owned())
    }

    /// The administrator, who is made on the first call.
    pub fn admin(&self) -> Client {
        if let Some(token) = self.setup_token() {
            return self.sign_up(&json!({"email": ADMIN, "password": PASSWORD, "setup_token": token}));
        }
        let answer = self.anonymous().post("/auth/login", &json!({"email": ADMIN, "password": PASSWORD}));
        Client::new(self.address, Some(access_token(&answer.expect(200))))
    }

    /// A new member, whose time zone is UTC.
    pub fn member(&self) -> Client {
        self.member_in("UTC")
    }

    /// A new member in a time zone.
    pub fn member_in(&self, time_zone: &str) -> Client {
        if self.setup_token().is_some() {
            self.admin();
        }
        let email = format!("member{}@example.org", self.members.fetch_add(1, Ordering::Relaxed));
        self.sign_up(&json!({"email": email, "password": PASSWORD, "time_zone": time_zone}))
    }

    fn sign_up(&self, request: &Value) -> Client {
        let answer = self.anonymous().post("/auth/signup", request).expect(201);
        Client::new(self.address, Some(access_token(&answer)))
    }

    /// A client with an access token of the test's choice.
    pub fn client(&self, token: &str) -> Client {
        Client::new(self.address, Some(token.to_owned()))
    }

    /// A client without credentials.
    pub fn anonymous(&self) -> Client {
        Client::new(self.address, None)
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            self.runtime.block_on(running.stop());
        }
        if let Some(app) = self.app.take() {
            app.store.close();
        }
    }
}
