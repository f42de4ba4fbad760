//! Starting and stopping the server.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::api;
use crate::app::{App, OpenError};
use crate::http::frame::Frame;
use crate::http::listener::{self, ListenError};

/// A server that runs until it is stopped or dropped.
pub struct Running {
    /// Where it listens, with the port that was free if the settings left it open.
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

/// Why the server cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error(transparent)]
    Listen(#[from] ListenError),
}

/// Takes the address and starts to answer.
pub async fn start(app: Arc<App>) -> Result<Running, StartError> {
    let settings = app.http_settings()?;
    Ok(start_with(api::frame(app, settings)).await?)
}

/// Starts to answer with other operations than those of the product, as tests of the frame do.
pub async fn start_with(frame: Frame) -> Result<Running, ListenError> {
    let (socket, address) = listener::bind(frame.settings().listen).await?;
    let (stop, stopped) = oneshot::channel();
    let stopped = async move {
        // A dropped handle is a stop as well.
        let _ = stopped.await;
    };
    let served = tokio::spawn(listener::serve(socket, Arc::new(frame), stopped));
    tracing::info!(%address, "listening");
    Ok(Running { address, stop, served })
}

impl Running {
    /// Takes no more connections, lets requests in flight finish for a while, and returns when all is quiet.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        if let Err(error) = self.served.await {
            tracing::error!(%error, "the listener failed");
        }
    }
}
