//! The operations of the published document, for tests that hold all of them to one rule.

use std::fmt;

use serde_json::Value;
use wagner_coach::api;

/// An operation under `/api/v1`.
pub struct Operation {
    /// In capitals.
    pub method: String,
    /// The template, without `/api/v1`: `/meals/{id}`.
    pub path: String,
    spec: &'static Value,
}

/// All operations under `/api/v1`.
pub fn operations() -> Vec<Operation> {
    let paths = api::document()["paths"].as_object().unwrap();
    let under = paths.iter().filter_map(|(path, item)| Some((path.strip_prefix("/api/v1")?, item.as_object()?)));
    let found = under.flat_map(|(path, item)| {
        item.iter().map(move |(method, spec)| Operation { method: method.to_uppercase(), path: path.into(), spec })
    });
    found.collect()
}

/// What a reference of the document leads to.
fn resolve(mut value: &'static Value) -> &'static Value {
    loop {
        let reference = value["$ref"].as_str().or_else(|| value.pointer("/allOf/0/$ref")?.as_str());
        let Some(reference) = reference else { return value };
        value = api::document().pointer(reference.trim_start_matches('#')).unwrap();
    }
}

impl Operation {
    /// Whether ids, or other names of things, stand in the path.
    pub fn has_place(&self) -> bool {
        self.path.contains('{')
    }

    pub fn is(&self, method: &str, path: &str) -> bool {
        self.method == method && self.path == path
    }

    /// Whether the document names a parameter, in the query or in a header.
    pub fn takes(&self, parameter: &str) -> bool {
        let parameters = self.spec["parameters"].as_array().into_iter().flatten();
        parameters.map(resolve).any(|spec| spec["name"] == parameter)
    }

    pub fn takes_json(&self) -> bool {
        self.json_schema().is_some()
    }

    fn json_schema(&self) -> Option<&'static Value> {
        let content = resolve(self.spec.get("requestBody")?)["content"].as_object()?;
        content.get("application/json").map(|media| resolve(&media["schema"]))
    }

    fn answer_schema(&self) -> Option<&'static Value> {
        self.spec.pointer("/responses/200/content/application~1json/schema")
    }

    /// Whether it answers 200 with JSON.
    pub fn answers_json(&self) -> bool {
        self.answer_schema().is_some()
    }

    /// Whether the answer is a page of a list.
    pub fn lists(&self) -> bool {
        self.answer_schema().is_some_and(|schema| resolve(schema)["properties"].get("next_cursor").is_some())
    }

    /// Whether it makes a record that belongs to the member.
    pub fn makes_record(&self) -> bool {
        let elsewhere = ["/auth", "/admin"].iter().any(|part| self.path.starts_with(part));
        self.method == "POST" && self.spec["responses"].get("201").is_some() && !elsewhere
    }

    /// The scope that an API key needs; `None`: no key will do.
    pub fn key_scope(&self) -> Option<&'static str> {
        self.spec["x-key-scope"].as_str()
    }

    pub fn is_secured(&self) -> bool {
        self.spec.get("security").is_some()
    }

    /// The dotted paths of all members of the body, those of a list's elements under `0`.
    pub fn members(&self) -> Vec<Member> {
        let mut found = Vec::new();
        if let Some(schema) = self.json_schema() {
            gather("", schema, &mut found);
        }
        found
    }
}

/// A member of a body that the document describes.
pub struct Member {
    /// `items.0.food_id`.
    pub path: String,
    pub is_id: bool,
}

fn gather(prefix: &str, schema: &'static Value, found: &mut Vec<Member>) {
    let schema = resolve(schema);
    if let Some(items) = schema.get("items") {
        gather(&format!("{prefix}0."), items, found);
    }
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        let resolved = resolve(member);
        found.push(Member { path: format!("{prefix}{name}"), is_id: resolved["format"] == "uuid" });
        gather(&format!("{prefix}{name}."), resolved, found);
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.method, self.path)
    }
}
