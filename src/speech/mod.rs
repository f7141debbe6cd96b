//! Who speaks, in whose words, whom a pronoun means.
