//! Verbs by what they do to the words round them.

// Lists are packed: a word a line would bury them.
#[rustfmt::skip]
pub(super) static LIGHT: &[&str] = &[
    "carry", "cause", "contain", "detect", "file", "get", "give", "have", "hold", "impose", "intend",
    "issue", "make", "need", "offer", "plan", "pose", "provide", "reach", "receive", "record", "report",
    "require", "see", "show", "take",
];

#[rustfmt::skip]
pub(super) static MUTUAL: &[&str] = &[
    "add", "agree", "ally", "border", "clash", "collaborate", "compare", "compete", "connect", "cooperate",
    "debate", "differ", "discuss", "divorce", "draw", "equal", "exchange", "face", "fight", "include",
    "join", "link", "marry", "match", "meet", "merge", "negotiate", "note", "overlap", "partner", "play",
    "resemble", "say", "separate", "share", "sign", "speak", "talk", "tell", "tie", "trade", "unite",
    "work",
];
