//! The answer of the chat: whole, or as a stream.

use poem::web::sse::SSE;
use poem::{IntoResponse, Response};
use poem_openapi::ApiResponse;
use poem_openapi::registry::{MetaMediaType, MetaResponses, MetaSchema, MetaSchemaRef, Registry};

use super::views::ChatView;
use crate::http::Reply;

/// 200, as JSON or as server-sent events.
pub enum ChatAnswer {
    Whole(ChatView),
    Stream(SSE),
}

impl IntoResponse for ChatAnswer {
    fn into_response(self) -> Response {
        match self {
            Self::Whole(view) => Reply(view).into_response(),
            Self::Stream(events) => events.into_response(),
        }
    }
}

impl ApiResponse for ChatAnswer {
    fn meta() -> MetaResponses {
        let mut meta = Reply::<ChatView>::meta();
        let events = MetaSchema::new("string");
        for response in &mut meta.responses {
            response.content.push(MetaMediaType {
                content_type: "text/event-stream",
                schema: MetaSchemaRef::Inline(Box::new(events.clone())),
            });
        }
        meta
    }

    fn register(registry: &mut Registry) {
        Reply::<ChatView>::register(registry);
    }
}
