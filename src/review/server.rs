//! The server: a handful of routes over a [`Desk`].

use std::net::{Ipv4Addr, TcpListener};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use askama::Template;
use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, RawQuery, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::{Deserialize, Serialize};

use crate::error::Error;
use crate::text::{Document, ReadOptions, halves, outline};

use super::desk::{Desk, Pasted};
use super::guard::{is_ours, knows, parameter, secret};
use super::session::{Act, Refusal};

/// Largest request in bytes. A pasted book has some megabytes, a .docx with pictures more.
const LARGEST_REQUEST: usize = 64 * 1024 * 1024;

/// A port of this machine that is ours, and the secret that every request to it has to show.
#[derive(Debug)]
pub struct Address {
    listener: TcpListener,
    port: u16,
    token: String,
}

impl Address {
    /// Takes a port of the loopback address; one that is free where none is named.
    ///
    /// # Errors
    /// A port that another program has, or that may not be taken.
    pub fn take(port: Option<u16>) -> Result<Self, Error> {
        let wanted = port.unwrap_or(0);
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, wanted)).map_err(|e| {
            let problem = match e.kind() {
                std::io::ErrorKind::AddrInUse => "another program has it".to_owned(),
                _ => e.to_string(),
            };
            Error::usage(format!(
                "port {wanted}: {problem}; name another one with --port, or leave --port out"
            ))
        })?;
        let failed = |e| Error::io("127.0.0.1", e);
        let port = listener.local_addr().map_err(failed)?.port();
        Ok(Address {
            listener,
            port,
            token: secret().map_err(failed)?,
        })
    }

    /// The address to open.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.port, self.token)
    }
}

struct Server {
    desk: Mutex<Desk>,
    token: String,
    port: u16,
}

type Shared = State<Arc<Server>>;

impl Server {
    /// What stands on the desk was on disk before it was shown, so a request that failed midway leaves it usable.
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Answers requests until the program is ended.
///
/// # Errors
/// Where the system does not let us listen.
pub fn serve(address: Address, desk: Desk) -> Result<(), Error> {
    let Address {
        listener,
        port,
        token,
    } = address;
    let server = Arc::new(Server {
        desk: Mutex::new(desk),
        token,
        port,
    });
    let routes = Router::new()
        .route("/", get(page))
        .route("/start", get(start))
        .route("/save", get(save))
        .route("/act", post(act))
        .route("/read", post(read))
        .route("/outline", post(outlined))
        .route("/split", post(split))
        .route("/compare", post(compare))
        .route("/open", post(open))
        .layer(DefaultBodyLimit::max(LARGEST_REQUEST))
        .layer(middleware::from_fn_with_state(server.clone(), guard))
        .with_state(server);
    let failed = |e| Error::io("127.0.0.1", e);
    listener.set_nonblocking(true).map_err(failed)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .build()
        .map_err(failed)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener).map_err(failed)?;
        axum::serve(listener, routes).await.map_err(failed)
    })
}

/// Refuses what is not ours before anything else is looked at.
async fn guard(State(server): Shared, request: Request, next: Next) -> Response {
    let headers = request.headers();
    if !is_ours(headers, server.port) {
        let words = "refused: this address answers the page that hexapla opened on this machine, and nobody else\n";
        return (StatusCode::FORBIDDEN, words).into_response();
    }
    // A page of another site cannot set this header without asking first, and it is not answered.
    let shown = if request.method() == Method::GET {
        parameter(request.uri().query(), "token")
    } else {
        headers.get("x-hexapla-token").and_then(|v| v.to_str().ok())
    };
    if !knows(shown, &server.token) {
        let words =
            "refused: open the whole address that `hexapla review` printed, with its token\n";
        return (StatusCode::FORBIDDEN, words).into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A page whose own script and styles run, and nothing else.
fn html(page: Vec<u8>, nonce: &str) -> Response {
    let policy = format!(
        "default-src 'none'; script-src 'nonce-{nonce}'; style-src 'nonce-{nonce}'; connect-src 'self'; \
         img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        (header::CONTENT_SECURITY_POLICY, policy),
    ];
    (headers, page).into_response()
}

fn fault(error: &dyn std::fmt::Display) -> Response {
    (StatusCode::INTERNAL_SERVER_ERROR, format!("{error}\n")).into_response()
}

fn wrong(error: &dyn std::fmt::Display) -> Response {
    (StatusCode::UNPROCESSABLE_ENTITY, error.to_string()).into_response()
}

fn json(value: &impl Serialize) -> Response {
    match serde_json::to_vec(value) {
        Ok(bytes) => ([(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        Err(error) => fault(&error),
    }
}

/// The review, or where there is none yet the start page.
async fn page(State(server): Shared) -> Response {
    let nonce = match secret() {
        Ok(nonce) => nonce,
        Err(error) => return fault(&error),
    };
    let desk = server.desk();
    let Some(session) = &desk.session else {
        return start_page(&server, &desk, &nonce);
    };
    match session.page(&server.token, &nonce) {
        Ok(page) => html(page, &nonce),
        Err(error) => fault(&error),
    }
}

async fn start(State(server): Shared) -> Response {
    match secret() {
        Ok(nonce) => start_page(&server, &server.desk(), &nonce),
        Err(error) => fault(&error),
    }
}

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage<'d> {
    token: &'d str,
    nonce: &'d str,
    folder: String,
    kept: Vec<String>,
    under_review: bool,
    css: &'static str,
    js: &'static str,
}

fn start_page(server: &Server, desk: &Desk, nonce: &str) -> Response {
    let page = StartPage {
        token: &server.token,
        nonce,
        folder: desk.folder.display().to_string(),
        kept: desk.kept(),
        under_review: desk.session.is_some(),
        css: concat!(
            include_str!("../format/html/style.css"),
            include_str!("start.css")
        ),
        js: include_str!("start.js"),
    };
    match page.render() {
        Ok(page) => html(page.into_bytes(), nonce),
        Err(error) => fault(&error),
    }
}

/// The page as a file to keep or to send.
async fn save(State(server): Shared) -> Response {
    let desk = server.desk();
    let Some(session) = &desk.session else {
        return wrong(&"nothing is under review");
    };
    match session.saved() {
        Ok(page) => {
            let headers = [
                (header::CONTENT_TYPE, "text/html; charset=utf-8"),
                (
                    header::CONTENT_DISPOSITION,
                    "attachment; filename=\"report.html\"",
                ),
            ];
            (headers, page).into_response()
        }
        Err(error) => fault(&error),
    }
}

#[derive(Deserialize)]
struct Asked {
    revision: usize,
    #[serde(flatten)]
    act: Act,
}

async fn act(State(server): Shared, body: Bytes) -> Response {
    let asked: Asked = match serde_json::from_slice(&body) {
        Ok(asked) => asked,
        Err(error) => return wrong(&error),
    };
    let mut desk = server.desk();
    let Some(session) = &mut desk.session else {
        return wrong(&"nothing is under review; reload the page");
    };
    match session.act(asked.revision, asked.act) {
        Ok(answer) => json(&answer),
        Err(refusal) => {
            let status = match refusal {
                Refusal::Stale => StatusCode::CONFLICT,
                Refusal::Nonsense(_) => StatusCode::UNPROCESSABLE_ENTITY,
                Refusal::Unsaved(_) => StatusCode::INSUFFICIENT_STORAGE,
            };
            (status, refusal.to_string()).into_response()
        }
    }
}

/// The text of a file that was dropped on the page.
async fn read(headers: HeaderMap, body: Bytes) -> Response {
    #[derive(Serialize)]
    struct Read<'d> {
        text: &'d str,
        language: String,
        sentences: usize,
        notes: &'d [String],
    }
    let name = headers.get("x-hexapla-name").and_then(|v| v.to_str().ok());
    let name = percent_decoded(name.unwrap_or("text.txt"));
    match Document::from_bytes(&name, &body, &ReadOptions::default()) {
        Ok(document) => json(&Read {
            text: document.text(),
            language: document.language().to_string(),
            sentences: document.sentences().len(),
            notes: document.notes(),
        }),
        Err(error) => wrong(&error),
    }
}

/// What `encodeURIComponent` made of a file's name.
fn percent_decoded(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.as_bytes();
    while let [first, tail @ ..] = rest {
        let hex = tail.get(..2).and_then(|h| std::str::from_utf8(h).ok());
        let byte = hex.and_then(|h| u8::from_str_radix(h, 16).ok());
        match byte {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

async fn outlined(body: Bytes) -> Response {
    json(&outline(&String::from_utf8_lossy(&body)))
}

/// The two halves of an article that is cut at the lines which the query names.
async fn split(RawQuery(query): RawQuery, body: Bytes) -> Response {
    #[derive(Serialize)]
    struct Halves<'a> {
        target: &'a str,
        source: &'a str,
    }
    let line = |name| parameter(query.as_deref(), name).and_then(|v| v.parse().ok());
    let article = String::from_utf8_lossy(&body);
    let parts = line("at").and_then(|at| halves(&article, at, line("end")));
    match parts {
        Some((target, source)) => json(&Halves { target, source }),
        None => wrong(&"one of the two parts would be empty; pick another line"),
    }
}

async fn compare(State(server): Shared, body: Bytes) -> Response {
    let pasted: Pasted = match serde_json::from_slice(&body) {
        Ok(pasted) => pasted,
        Err(error) => return wrong(&error),
    };
    match server.desk().paste(&pasted) {
        Ok(kept) => json(&kept),
        Err(error) => wrong(&error),
    }
}

async fn open(State(server): Shared, body: Bytes) -> Response {
    match server.desk().open(&String::from_utf8_lossy(&body)) {
        Ok(()) => StatusCode::NO_CONTENT.into_response(),
        Err(error) => wrong(&error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_come_back_as_they_were() {
        assert_eq!(percent_decoded("%ED%95%9C%20a.docx"), "한 a.docx");
        assert_eq!(percent_decoded("100%.txt"), "100%.txt");
        assert_eq!(percent_decoded("a%"), "a%");
    }

    #[test]
    fn a_port_in_use_is_refused_with_advice() {
        let first = Address::take(None).expect("a free port");
        let second = Address::take(Some(first.port)).expect_err("in use");
        assert!(
            second.to_string().contains("another program has it"),
            "{second}"
        );
        assert!(second.to_string().contains("--port"), "{second}");
    }
}
