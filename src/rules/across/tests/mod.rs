//! What is and is not reported of a sentence and its translation, a file a language. To add one, copy a file and
//! name it here; the macro gives every language the same tests.

mod claims;
mod de;
mod es;
mod fr;
mod ja;
mod ko;
mod names;
mod slips;
mod zh;
