//! Administration is for administrators, whatever the operation.

use crate::support::{TestServer, operations, places, samples};

#[test]
fn members_and_strangers_are_refused_before_anything_else() {
    let server = TestServer::roomy();
    let (admin, member, stranger) = (server.admin(), server.member(), server.anonymous());
    let mut tried = 0;
    for operation in operations().iter().filter(|operation| operation.path.starts_with("/admin")) {
        let path = places::fill(&admin, &operation.path);
        let body = operation.takes_json().then(|| samples::body(&admin, &operation.to_string(), 0));
        let call = |client: &crate::support::Client| client.send(&operation.method, &path, body.as_ref());
        assert_eq!(call(&stranger).problem(401), "unauthorized", "{operation}");
        assert_eq!(call(&member).problem(403), "admin_only", "{operation}");
        tried += 1;
    }
    assert!(tried > 3, "only {tried} operations");
}
