//! The files in the binary: pages, their parts, and the document.

use crate::support::TestServer;

#[test]
fn pages_come_from_this_host_alone_and_run_nothing_inline() {
    let server = TestServer::start();
    for path in ["/", "/docs", "/setup"] {
        let page = server.anonymous().root("GET", path, None);
        assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
        assert!(page.header("content-security-policy").starts_with("default-src 'self';"));
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"));
        let text = page.text();
        for forbidden in ["http:", "https:", "\"//", "<script>", "<style", " style=", " onclick=", "javascript:"] {
            assert!(!text.contains(forbidden), "{path} {forbidden}");
        }
        let links = text.split('"').filter(|part| part.starts_with('/') && part.contains('.'));
        for part in links {
            assert_eq!(server.anonymous().root("GET", part, None).status, 200, "{part}");
        }
    }
}

#[test]
fn a_file_is_asked_for_again_with_its_etag() {
    let server = TestServer::start();
    let client = server.anonymous();
    let file = client.root("GET", "/docs/swagger-ui-bundle.js", None);
    let etag = file.header("etag");
    assert!(etag.starts_with('"') && etag.ends_with('"') && etag.len() > 30, "{etag}");
    assert_eq!(file.header("cache-control"), "no-cache");
    assert_eq!(file.header("content-length"), file.body.len().to_string());

    let again = client.with("If-None-Match", etag).root("GET", "/docs/swagger-ui-bundle.js", None);
    assert_eq!((again.status, again.body.len(), again.header("etag")), (304, 0, etag));
    assert_eq!(client.with("If-None-Match", "\"other\"").root("GET", "/", None).status, 200);

    let head = client.root("HEAD", "/docs/swagger-ui-bundle.js", None);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), file.body.len().to_string());
    let post = client.root("POST", "/", Some(b""));
    assert_eq!((post.problem(405).as_str(), post.header("allow")), ("method_not_allowed", "GET, HEAD, OPTIONS"));
}

#[test]
fn no_path_leads_out_of_the_files() {
    let server = TestServer::start();
    for path in [
        "//evil.example/",
        "/%5cevil.example",
        "/docs/../../Cargo.toml",
        "/docs/%2e%2e/%2e%2e/etc/passwd",
        "/docs/%00",
        "/docs/..%2f..%2fCargo.toml",
        "/docs//etc/passwd",
        "/app",
        "/docs/LICENSE",
    ] {
        let answer = server.anonymous().root("GET", path, None);
        assert_eq!((answer.problem(404).as_str(), answer.header("location")), ("not_found", ""), "{path}");
    }
}

#[test]
fn the_document_names_what_is_answered() {
    let server = TestServer::start();
    let document = server.anonymous().root("GET", "/openapi.json", None).expect(200);
    assert!(document["paths"]["/health"]["get"].is_object());
    assert!(document["components"]["schemas"]["Problem"].is_object());
}
