//! The review: its server as a program sees it, and its pages in a browser.

mod browser;
mod pages;
mod served;
mod server;
