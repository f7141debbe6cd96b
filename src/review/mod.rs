//! `hexapla review`: a local server for one person who looks through a comparison and says what is right.
//!
//! ```text
//! browser ── 127.0.0.1, one secret ── server ── Desk ── Session ── verdicts.jsonl
//! ```
//!
//! - [`Session`] is one comparison under review. Whatever is said of it is on disk before [`Session::act`] comes back.
//! - [`Desk`] is what the server stands on: the session, if there is one yet, and the folder that keeps pasted texts.
//! - [`serve`] answers a browser on this machine until the program is ended. It may be ended at any time.
//!
//! Nothing here reaches beyond the machine: the server listens on the loopback address alone, every request has to
//! show the secret that stands in the page's address, and a request that another page or another host name sent is
//! refused (module `guard`).

mod desk;
mod guard;
mod server;
mod session;

pub use desk::{Desk, Kept, Pasted};
pub use server::{Address, serve};
pub use session::{Act, Answer, Refusal, Review, Session, Side};
