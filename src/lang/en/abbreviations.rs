//! Abbreviations, without their full stop.

// Lists are packed: a word a line would bury them.
#[rustfmt::skip]
pub(super) static ABBREVIATIONS: &[&str] = &[
    "a.m", "adj", "adm", "al", "approx", "apr", "art", "arts", "assn", "assoc", "asst", "aug", "ave", "b.a",
    "bn", "bros", "capt", "cf", "ch", "chap", "cllr", "co", "col", "cols", "comdr", "corp", "cpl", "cpt",
    "d.c", "dec", "dept", "dist", "div", "dr", "e.g", "e.u", "ed", "eds", "eq", "esp", "est", "etc", "feb",
    "fig", "figs", "fr", "fri", "ft", "gen", "gov", "govt", "hon", "hr", "hrs", "i.e", "inc", "incl", "jan",
    "jr", "jul", "jun", "lt", "ltd", "m.a", "maj", "mar", "max", "messrs", "min", "misc", "mon", "mr",
    "mrs", "ms", "msgr", "mt", "mts", "nat", "natl", "no", "nos", "nov", "oct", "op", "org", "p.m", "para",
    "paras", "ph.d", "pp", "pres", "prof", "pt", "pty", "rep", "reps", "rev", "sat", "sec", "sect", "sen",
    "sens", "sep", "sept", "sgt", "sr", "st", "ste", "sun", "supt", "thu", "thur", "thurs", "tue", "tues",
    "u.a.e", "u.k", "u.n", "u.s", "u.s.a", "univ", "viz", "vol", "vols", "vs", "wed",
];

#[rustfmt::skip]
pub(super) static NUMBERED_ABBREVIATIONS: &[&str] = &[
    "art", "arts", "ch", "chap", "cols", "eq", "fig", "figs", "no", "nos", "op", "para", "paras", "pp",
    "pt", "sec", "sect", "vol", "vols",
];

#[rustfmt::skip]
pub(super) static CLOSING_ABBREVIATIONS: &[&str] = &[
    "a.m", "al", "apr", "assn", "assoc", "aug", "ave", "b.a", "bn", "bros", "co", "corp", "d.c", "dec",
    "dept", "dist", "div", "e.u", "etc", "feb", "fri", "govt", "hr", "hrs", "inc", "jan", "jr", "jul",
    "jun", "ltd", "m.a", "mar", "max", "min", "mon", "nov", "oct", "org", "p.m", "ph.d", "pty", "sat",
    "sep", "sept", "sr", "st", "sun", "thu", "thur", "thurs", "tue", "tues", "u.a.e", "u.k", "u.n", "u.s",
    "u.s.a", "univ", "wed",
];
