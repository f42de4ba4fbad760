use std::net::SocketAddr;
use std::sync::Arc;

use tokio::runtime::Runtime;
use wagner_coach::api;
use wagner_coach::app::App;
use wagner_coach::http::Settings;
use wagner_coach::http::frame::Frame;
use wagner_coach::serve::{self, Running};

use super::Client;

/// A server of its own on a free port; stopped when dropped.
pub struct TestServer {
    pub address: SocketAddr,
    runtime: Runtime,
    running: Option<Running>,
}

impl TestServer {
    pub fn start() -> Self {
        Self::with(|_| {})
    }

    /// A server with other settings than the defaults.
    pub fn with(change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = Settings { listen: ([127, 0, 0, 1], 0).into(), ..Settings::default() };
        change(&mut settings);
        let frame = api::frame(Arc::new(App { http: settings }));
        Self::serving(frame)
    }

    /// A server with operations of a test's own.
    pub fn serving(frame: Frame) -> Self {
        let runtime = Runtime::new().unwrap();
        let running = runtime.block_on(serve::start_with(frame)).unwrap();
        Self { address: running.address, runtime, running: Some(running) }
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
    }
}
