//! An answer as server-sent events.

use std::time::Duration;

use futures_util::stream;
use poem::web::sse::{Event, SSE};
use serde::Serialize;
use serde_json::json;

use super::views::ChatView;

/// A comment goes out this often, so that no proxy takes the connection for dead.
const KEEP_ALIVE: Duration = Duration::from_secs(15);

/// The events of an answer that is complete and kept: its text piece by piece, what it proposes, and the whole.
pub fn events(view: &ChatView) -> SSE {
    let tokens = pieces(&view.message.content).map(|delta| event("token", &json!({ "delta": delta })));
    let proposals = view.message.proposals.iter().map(|proposal| event("proposal", proposal));
    let mut events: Vec<Event> = tokens.chain(proposals).collect();
    events.push(event("done", view));
    SSE::new(stream::iter(events)).keep_alive(KEEP_ALIVE)
}

fn event(name: &str, data: &impl Serialize) -> Event {
    Event::message(serde_json::to_string(data).unwrap_or_default()).event_type(name)
}

/// Words with the space behind them; joined they are the text.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pieces_are_the_text() {
        let text = "Left today:\n- 120 g protein ";
        assert_eq!(pieces(text).collect::<String>(), text);
        assert_eq!(pieces(text).next(), Some("Left "));
    }
}
