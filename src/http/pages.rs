//! The files that are part of the binary: pages, their scripts and styles, and the OpenAPI document.
//!
//! Every path is known at start, so that there is nothing to traverse; each file has a strong `ETag` and is asked for
//! again with it, so that a new version shows at once.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use bytes::Bytes;
use poem::http::header::{
    ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
};
use poem::http::{HeaderValue, Method, StatusCode};
use poem::{Body, Request, Response};
use rust_embed::{EmbeddedFile, RustEmbed};
use sha2::{Digest, Sha256};

use super::etag::ETag;
use super::problem::Problem;
use super::security::PAGE_POLICY;
use crate::carried;

/// What a page's `Allow` says.
const METHODS: HeaderValue = HeaderValue::from_static("GET, HEAD, OPTIONS");

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/assets/pages"]
struct Own;

/// What the page of the document loads, compressed with zstd when the program was built.
const SWAGGER_UI: [(&str, &[u8]); 2] = [
    ("swagger-ui-bundle.js", include_bytes!(concat!(env!("OUT_DIR"), "/swagger-ui-bundle.js.zst"))),
    ("swagger-ui.css", include_bytes!(concat!(env!("OUT_DIR"), "/swagger-ui.css.zst"))),
];

/// Files by their path.
#[derive(Default)]
pub struct Pages(BTreeMap<String, File>);

struct File {
    /// Made when first asked for: a start should not read, hash or put together what nobody may want.
    content: LazyLock<Content, Box<dyn FnOnce() -> Content + Send>>,
    media_type: &'static str,
}

struct Content {
    bytes: Bytes,
    etag: ETag,
}

impl Pages {
    /// The pages of the product. With what writes the document there is also `/openapi.json`, and `/docs` to read it.
    pub fn new(document: Option<fn() -> Vec<u8>>) -> Self {
        let mut pages = Self::default();
        for (name, file) in own_files() {
            if document.is_some() || !name.starts_with("docs/") {
                pages.add(&path_of(&name), &name, move || file);
            }
        }
        if let Some(document) = document {
            for (name, file) in SWAGGER_UI {
                pages.add(&format!("/docs/{name}"), name, || carried::unpacked(file).unwrap_or_default().into());
            }
            pages.add("/openapi.json", "openapi.json", move || document().into());
        }
        pages
    }

    fn add(&mut self, path: &str, name: &str, read: impl FnOnce() -> Bytes + Send + 'static) {
        let content = LazyLock::new(Box::new(|| {
            let bytes = read();
            Content { etag: ETag::from_hash(Sha256::digest(&bytes).into()), bytes }
        }) as Box<_>);
        self.0.insert(path.to_owned(), File { content, media_type: media_type(name) });
    }

    /// The answer and the path of the page, if the request is for one.
    pub fn answer(&self, request: &Request) -> Option<(&str, poem::Result<Response>)> {
        let (path, file) = self.0.get_key_value(request.uri().path())?;
        Some((path, file.answer(request)))
    }
}

impl File {
    fn answer(&self, request: &Request) -> poem::Result<Response> {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return Err(Problem::method_not_allowed().header(ALLOW, METHODS).into());
        }
        let Content { bytes, etag } = &*self.content;
        let known = request.header(IF_NONE_MATCH).is_some_and(|list| etag.is_in(list, true));
        let mut response = Response::builder();
        response = response.header(ETAG, etag.to_header()).header(CACHE_CONTROL, "no-cache");
        if known {
            return Ok(response.status(StatusCode::NOT_MODIFIED).finish());
        }
        response = response
            .header(CONTENT_TYPE, self.media_type)
            .header(CONTENT_LENGTH, bytes.len())
            .header(CONTENT_SECURITY_POLICY, PAGE_POLICY);
        let body = if request.method() == Method::HEAD { Body::empty() } else { bytes.clone().into() };
        Ok(response.body(body))
    }
}

fn own_files() -> impl Iterator<Item = (Cow<'static, str>, Bytes)> {
    Own::iter().filter_map(|name| {
        let EmbeddedFile { data, .. } = Own::get(&name)?;
        let bytes = match data {
            Cow::Borrowed(bytes) => Bytes::from_static(bytes),
            Cow::Owned(bytes) => bytes.into(),
        };
        Some((name, bytes))
    })
}

/// `index.html` is `/`, `docs/index.html` is `/docs`, and every other file has its own name.
fn path_of(name: &str) -> String {
    let page = name.strip_suffix("index.html").map(|folder| folder.trim_end_matches('/'));
    format!("/{}", page.unwrap_or(name))
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}
