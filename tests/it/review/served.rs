//! A review that is served, and plain requests to it.

use std::ffi::OsStr;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

/// A running `hexapla review`; killed when it goes.
pub struct Served {
    child: Child,
    pub port: u16,
    pub token: String,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body))
    }
}

impl Served {
    pub fn new<I: AsRef<OsStr>>(arguments: impl IntoIterator<Item = I>) -> Self {
        let mut command = crate::hexapla();
        command.arg("review").args(arguments);
        Self::of(command)
    }

    /// Starts a command that becomes a review, and waits until it has said its address.
    pub fn of(mut command: Command) -> Self {
        let mut child = command
            .args(["--no-open", "--no-model"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        let mut line = String::new();
        let out = child.stdout.take().expect("its output");
        BufReader::new(out).read_line(&mut line).expect("a line");
        let address = line
            .trim()
            .strip_prefix("http://127.0.0.1:")
            .unwrap_or_else(|| panic!("an address, not {line:?}"));
        let (port, token) = address.split_once("/?token=").expect("a token");
        Served {
            child,
            port: port.parse().expect("a port"),
            token: token.to_owned(),
        }
    }

    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}/?token={}", self.port, self.token)
    }

    /// Ends it without warning, as `kill -9` does.
    pub fn kill(&mut self) {
        self.child.kill().expect("killed");
        self.child.wait().expect("gone");
    }

    pub fn host(&self) -> String {
        format!("127.0.0.1:{}", self.port)
    }

    /// Sends a request as it is written; the headers come without `Host`.
    pub fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Reply {
        self.try_send(method, path, headers, body).expect("a reply")
    }

    pub fn try_send(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> std::io::Result<Reply> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        let mut head = format!(
            "{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n",
            body.len()
        );
        for (name, value) in headers {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if !headers.iter().any(|(name, _)| *name == "Host") {
            let _ = write!(head, "Host: {}\r\n", self.host());
        }
        head.push_str("\r\n");
        stream.write_all(head.as_bytes())?;
        stream.write_all(body)?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes)?;
        let text = String::from_utf8_lossy(&bytes);
        let cut = || std::io::Error::other("cut off");
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
        let status = head.split(' ').nth(1).and_then(|s| s.parse().ok());
        Ok(Reply {
            status: status.ok_or_else(cut)?,
            head: head.to_lowercase(),
            body: body.to_owned(),
        })
    }

    pub fn get(&self, path: &str) -> Reply {
        let path = format!("{path}?token={}", self.token);
        self.send("GET", &path, &[], b"")
    }

    pub fn post(&self, path: &str, body: &[u8]) -> Reply {
        self.send("POST", path, &[("X-Hexapla-Token", &self.token)], body)
    }

    /// Sends an act of a page that knows `revision` records.
    pub fn act(&self, revision: usize, act: &Value) -> Reply {
        self.post("/act", asked(revision, act).as_bytes())
    }

    /// The fingerprints of the findings on the page, in order.
    pub fn fingerprints(&self) -> Vec<String> {
        let page = self.get("/").body;
        page.split("data-fp=\"")
            .skip(1)
            .filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()))
            .collect()
    }
}

pub fn asked(revision: usize, act: &Value) -> String {
    let mut asked = act.clone();
    asked["revision"] = json!(revision);
    asked.to_string()
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
