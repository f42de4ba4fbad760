//! What a member has, nobody else reaches: not by an id in a path, not by one in a body.

mod mass_assignment;
mod matrix;
mod references;

use serde_json::Value;

use crate::support::{Answer, Client, operations};

/// What a member sees without naming a record. Quotas are left out: what came to nothing is given back a bit later.
fn everything(member: &Client) -> Vec<Value> {
    let reads = operations().into_iter().filter(|read| read.method == "GET" && !read.has_place());
    let answers =
        reads.filter(|read| read.answers_json() && read.path != "/me/quotas").map(|read| member.get(&read.path));
    answers.filter(|answer| answer.status == 200).map(|answer| answer.json()).collect()
}

/// A refusal without what is another one in every answer.
fn essence(answer: &Answer) -> Value {
    let mut essence = answer.json();
    essence.as_object_mut().unwrap().remove("request_id");
    essence
}
