//! What every operation carries: an id, a tag, the one error, and the headers of the frame.

use serde_json::{Map, Value, json};

use super::operations_mut;
use crate::http::openapi::guard::V1;

/// Paths below which there are no records of a member: a POST takes no `Idempotency-Key`, a DELETE no `If-Match`.
const NO_RECORDS: [&str; 4] = ["/auth", "/admin", "/cron", "/webhooks"];

/// Completes all operations and adds the components that they refer to.
pub fn complete(document: &mut Value, costly: &[&str]) {
    add_components(document);
    for (path, method, operation) in operations_mut(document) {
        name(&path, &method, operation);
        if operation["operationId"].as_str().is_some_and(|id| costly.contains(&id)) {
            operation["x-cost"] = "ai".into();
        }
        let rated = operation.get("security").is_some();
        let makes = operation["responses"].get("201").is_some();
        if let Some(responses) = operation["responses"].as_object_mut() {
            complete_responses(responses, rated);
        }
        let below = path.strip_prefix(V1).unwrap_or(&path);
        let of_records = !NO_RECORDS.iter().any(|prefix| below.starts_with(prefix));
        if rated && makes && method == "post" && of_records {
            add_parameter(operation, "IdempotencyKey");
        }
        if rated && (method == "patch" || method == "delete" && of_records) {
            add_parameter(operation, "IfMatch");
        }
    }
}

/// `get /api/v1/meals/{id}` is called `get_meals_by_id`, and lies under the tag `meals`.
fn name(path: &str, method: &str, operation: &mut Value) {
    let segments: Vec<_> = path.strip_prefix(V1).unwrap_or(path).split('/').filter(|s| !s.is_empty()).collect();
    if operation.get("tags").is_none() {
        operation["tags"] = json!([segments.first().copied().unwrap_or("pages")]);
    }
    if operation.get("operationId").is_none() {
        let words = segments.iter().map(|segment| match segment.trim_matches(['{', '}']) {
            bare if bare.len() < segment.len() => format!("by_{bare}"),
            plain => plain.replace(['-', '.'], "_"),
        });
        operation["operationId"] = format!("{method}_{}", words.collect::<Vec<_>>().join("_")).into();
    }
}

fn complete_responses(responses: &mut Map<String, Value>, rated: bool) {
    for (status, response) in responses.iter_mut().filter(|(status, _)| status.starts_with('2')) {
        let mut headers = json!({"X-Request-Id": {"$ref": "#/components/headers/RequestId"}});
        if rated {
            headers["RateLimit"] = json!({"$ref": "#/components/headers/RateLimit"});
            headers["RateLimit-Policy"] = json!({"$ref": "#/components/headers/RateLimitPolicy"});
        }
        if status == "201" {
            headers["Location"] = json!({"$ref": "#/components/headers/Location"});
        }
        if let (Some(known), Some(more)) = (response["headers"].as_object(), headers.as_object_mut()) {
            more.extend(known.clone());
        }
        response["headers"] = headers;
    }
    responses.insert("default".into(), json!({"$ref": "#/components/responses/Problem"}));
}

fn add_parameter(operation: &mut Value, name: &str) {
    let reference = json!({"$ref": format!("#/components/parameters/{name}")});
    match operation["parameters"].as_array_mut() {
        Some(parameters) => parameters.push(reference),
        None => operation["parameters"] = json!([reference]),
    }
}

fn add_components(document: &mut Value) {
    let components = &mut document["components"];
    components["responses"] = json!({
        "Problem": {
            "description": "Anything that did not go well.",
            "headers": {
                "X-Request-Id": {"$ref": "#/components/headers/RequestId"},
                "Retry-After": {"$ref": "#/components/headers/RetryAfter"},
            },
            "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
        },
    });
    let text = json!({"type": "string"});
    let header = |description: &str, schema: &Value| json!({"description": description, "schema": schema});
    components["headers"] = json!({
        "RequestId": header("The id of the request, as sent or made here.", &text),
        "RetryAfter": header("Seconds after which it is worth trying again.", &json!({"type": "integer"})),
        "Location": header("The path of the record that was made.", &text),
        "RateLimit": header("What is left of each limit, and when it is renewed.", &text),
        "RateLimitPolicy": header("The limits that this request counts against.", &text),
    });
    components["parameters"] = json!({
        "IdempotencyKey": {
            "name": "Idempotency-Key",
            "in": "header",
            "required": false,
            "description": "Makes a repeated request safe: within 24 hours the first answer is sent again.",
            "schema": {"type": "string", "minLength": 1, "maxLength": 64},
        },
        "IfMatch": {
            "name": "If-Match",
            "in": "header",
            "required": false,
            "description": "The `ETag` of the version to change or delete; another one is refused with 412.",
            "schema": {"type": "string"},
        },
    });
}
