use std::net::SocketAddr;
use std::sync::Arc;

use tempfile::TempDir;
use tokio::runtime::Runtime;
use wagner_coach::app::App;
use wagner_coach::config::Config;
use wagner_coach::http::Settings;
use wagner_coach::http::frame::Frame;
use wagner_coach::serve::{self, Running};

use super::Client;

/// A server of its own on a free port, with a data folder of its own; stopped when dropped.
pub struct TestServer {
    pub address: SocketAddr,
    pub data_dir: TempDir,
    app: Option<Arc<App>>,
    runtime: Runtime,
    running: Option<Running>,
}

impl TestServer {
    pub fn start() -> Self {
        Self::with(|_| {})
    }

    /// A server with other settings than the defaults.
    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        let data_dir = tempfile::tempdir().unwrap();
        let mut config = Config::default();
        config.data.dir = data_dir.path().into();
        config.server.listen = ([127, 0, 0, 1], 0).into();
        change(&mut config);
        let app = Arc::new(App::open(config).unwrap());
        let runtime = Runtime::new().unwrap();
        let running = runtime.block_on(serve::start(Arc::clone(&app))).unwrap();
        Self { address: running.address, data_dir, app: Some(app), runtime, running: Some(running) }
    }

    /// A server with operations of a test's own.
    pub fn serving(frame: Frame) -> Self {
        let data_dir = tempfile::tempdir().unwrap();
        let runtime = Runtime::new().unwrap();
        let running = runtime.block_on(serve::start_with(frame)).unwrap();
        Self { address: running.address, data_dir, app: None, runtime, running: Some(running) }
    }

    /// The settings of a frame for a test.
    pub fn settings() -> Settings {
        Settings { listen: ([127, 0, 0, 1], 0).into(), ..Settings::default() }
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
