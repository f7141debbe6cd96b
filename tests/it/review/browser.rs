//! A browser driven over the `WebDriver` protocol (W3C), by as much of it as the tests need.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A browser without a window; it ends with the value. One at a time: each takes a core and some hundred megabytes.
pub struct Browser {
    driver: Child,
    port: u16,
    session: String,
    _turn: MutexGuard<'static, ()>,
}

static TURN: Mutex<()> = Mutex::new(());

/// Longest time a page may take for one step: the machine may have much else to do.
const PATIENCE: Duration = Duration::from_mins(1);

/// Whether a test that cannot run has to fail: on the machine that runs all tests, nothing may be missing.
pub fn required() -> bool {
    std::env::var("CI").is_ok_and(|ci| ci == "true")
}

impl Browser {
    /// Opens a browser; none where there is none, which is said.
    pub fn open() -> Option<Self> {
        let turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        let driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut driver = match driver {
            Ok(driver) => driver,
            Err(error) => {
                assert!(!required(), "chromedriver is needed: {error}");
                eprintln!(
                    "skipped: no chromedriver here ({error}); Debian has it in `chromium-driver`"
                );
                return None;
            }
        };
        let out = driver.stdout.take().expect("its output");
        let port = BufReader::new(out)
            .lines()
            .map_while(Result::ok)
            .find_map(|line| {
                let port = line.rsplit("on port ").next()?.trim_end_matches('.');
                line.contains("started successfully")
                    .then(|| port.parse().ok())?
            });
        let mut browser = Browser {
            driver,
            port: port.expect("the driver's port"),
            session: String::new(),
            _turn: turn,
        };
        let arguments = [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--force-color-profile=srgb",
            "--window-size=1280,900",
        ];
        let made = browser.call(
            "POST",
            "/session",
            &json!({"capabilities": {"alwaysMatch": {
                "browserName": "chrome",
                // A page that asks before it is left must not hold the next step up.
                "unhandledPromptBehavior": "accept",
                "goog:loggingPrefs": {"browser": "ALL"},
                "goog:chromeOptions": {"args": arguments},
            }}}),
        );
        let session = made["sessionId"].as_str().expect("a session");
        session.clone_into(&mut browser.session);
        Some(browser)
    }

    /// Sends a command; an error of the driver fails the test.
    fn call(&self, method: &str, path: &str, body: &Value) -> Value {
        let path = if path == "/session" {
            path.to_owned()
        } else {
            format!("/session/{}{path}", self.session)
        };
        let body = if method == "GET" {
            String::new()
        } else {
            body.to_string()
        };
        let reply = self
            .exchange(method, &path, &body)
            .expect("the driver answers");
        let value: Value = serde_json::from_str(&reply).unwrap_or_else(|e| panic!("{e}: {reply}"));
        let value = value["value"].clone();
        assert!(value.get("error").is_none(), "{method} {path}: {value}");
        value
    }

    fn exchange(&self, method: &str, path: &str, body: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nContent-Type: application/json\r\nContent-Length: \
             {}\r\nConnection: close\r\n\r\n{body}",
            self.port,
            body.len()
        )?;
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            if line.trim().is_empty() {
                break;
            }
            let lower = line.to_lowercase();
            if let Some(value) = lower.strip_prefix("content-length:") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes)?;
        Ok(String::from_utf8_lossy(&bytes).into_owned())
    }

    /// Opens an address and waits until it is loaded.
    pub fn go(&self, url: &str) {
        self.call("POST", "/url", &json!({"url": url}));
    }

    /// Runs a function's body in the page.
    pub fn eval(&self, script: &str) -> Value {
        self.call(
            "POST",
            "/execute/sync",
            &json!({"script": script, "args": []}),
        )
    }

    /// The same for a body that calls its last argument with its result.
    pub fn eval_async(&self, script: &str) -> Value {
        self.call("POST", "/timeouts", &json!({"script": 120_000}));
        self.call(
            "POST",
            "/execute/async",
            &json!({"script": script, "args": []}),
        )
    }

    /// The value of an expression, as text.
    pub fn text(&self, expression: &str) -> String {
        let value = self.eval(&format!("return String({expression})"));
        value.as_str().expect("text").to_owned()
    }

    /// Waits until an expression is true.
    pub fn wait(&self, expression: &str) {
        let begun = Instant::now();
        while self.eval(&format!("return Boolean({expression})")) != json!(true) {
            assert!(
                begun.elapsed() < PATIENCE,
                "never true: {expression}; {}",
                self.state()
            );
            std::thread::sleep(Duration::from_millis(30));
        }
    }

    /// What the page says of itself, for a message.
    fn state(&self) -> String {
        self.text("document.querySelector('.toast')?.textContent + ' | ' + document.title")
    }

    /// Clicks on the first element of a selector, as a person does: what covers it is in the way.
    pub fn click(&self, css: &str) {
        let element = self.call(
            "POST",
            "/element",
            &json!({"using": "css selector", "value": css}),
        );
        let id = element
            .as_object()
            .and_then(|o| o.values().next())
            .and_then(Value::as_str);
        let path = format!("/element/{}/click", id.expect("an element"));
        self.call("POST", &path, &json!({}));
    }

    /// Types into whatever has the focus. Special keys are private characters: U+E007 Enter, U+E017 Delete,
    /// U+E00C Escape, U+E015 down, U+E013 up, U+E014 right, U+E009 control, U+E008 shift (held until the end).
    pub fn keys(&self, keys: &str) {
        let mut actions = Vec::new();
        for key in keys.chars() {
            actions.push(json!({"type": "keyDown", "value": key.to_string()}));
            if !('\u{e008}'..='\u{e00a}').contains(&key) {
                actions.push(json!({"type": "keyUp", "value": key.to_string()}));
            }
        }
        for key in keys
            .chars()
            .rev()
            .filter(|k| ('\u{e008}'..='\u{e00a}').contains(k))
        {
            actions.push(json!({"type": "keyUp", "value": key.to_string()}));
        }
        let actions = json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]});
        self.call("POST", "/actions", &actions);
    }

    /// A command of the browser's own protocol.
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let body = json!({"cmd": command, "params": parameters});
        self.call("POST", "/goog/cdp/execute", &body)
    }

    /// Light or dark, screen or print.
    pub fn media(&self, scheme: &str, media: &str) {
        let features = json!([{"name": "prefers-color-scheme", "value": scheme}]);
        self.devtools(
            "Emulation.setEmulatedMedia",
            &json!({"media": media, "features": features}),
        );
    }

    /// The size of the page's window in CSS pixels.
    pub fn size(&self, width: u32, height: u32) {
        let size =
            json!({"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false});
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
    }

    /// Another tab, which is looked at from now on; gives a name to come back to the old one.
    pub fn tab(&self) -> String {
        let old = self.call("GET", "/window", &Value::Null);
        let new = self.call("POST", "/window/new", &json!({"type": "tab"}));
        self.call("POST", "/window", &json!({"handle": new["handle"]}));
        old.as_str().expect("a handle").to_owned()
    }

    pub fn back_to(&self, tab: &str) {
        self.call("POST", "/window", &json!({"handle": tab}));
    }

    /// What the page complained of since the last time.
    pub fn complaints(&self) -> Vec<String> {
        let log = self.call("POST", "/se/log", &json!({"type": "browser"}));
        let lines = log.as_array().into_iter().flatten();
        lines
            .filter(|line| line["level"] == "SEVERE")
            .map(|line| line["message"].as_str().unwrap_or_default().to_owned())
            .collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let path = format!("/session/{}", self.session);
        let _ = self.exchange("DELETE", &path, "");
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
