//! Denial, modality and strength of judgement.

use crate::lang::{Ladder, Modality};

// Lists are packed: a word a line would bury them.
#[rustfmt::skip]
pub(super) static NEGATORS: &[&str] = &[
    "ain't", "aren't", "barely", "can't", "cannot", "couldn't", "didn't", "doesn't", "don't", "hadn't",
    "hardly", "hasn't", "haven't", "isn't", "mightn't", "mustn't", "needn't", "neither", "never", "no",
    "nobody", "none", "nor", "not", "nothing", "nowhere", "rarely", "scarcely", "seldom", "shouldn't",
    "wasn't", "weren't", "without", "won't", "wouldn't",
];

#[rustfmt::skip]
pub(super) static NEGATIVE_WORDS: &[&str] = &[
    "abandon", "absence", "absent", "abstain", "against", "avoid", "ban", "bar", "block", "cancel", "cease",
    "decline", "deny", "despite", "dismiss", "drop", "except", "exclude", "fail", "false", "far", "forbid",
    "forbidden", "free", "halt", "impossible", "instead", "insufficient", "lack", "miss", "neither", "oppose",
    "prevent", "prohibit", "refuse", "reject", "rule", "stop", "suspend", "suspended", "unable", "unchanged",
    "unclear", "undisclosed", "unless", "unlikely", "untrue", "unwilling", "withdraw", "withhold", "wrong",
];

#[rustfmt::skip]
pub(super) static MODALS: &[(&str, Modality)] = &[
    ("'ll", Modality::Future), ("advise", Modality::Demand(1)), ("advised", Modality::Demand(1)),
    ("advises", Modality::Demand(1)), ("agree", Modality::Intent(3)), ("agreed", Modality::Intent(3)),
    ("agreeing", Modality::Intent(3)), ("agrees", Modality::Intent(3)), ("aim", Modality::Intent(2)),
    ("aimed", Modality::Intent(2)), ("aiming", Modality::Intent(2)), ("aims", Modality::Intent(2)),
    ("ask", Modality::Proposed), ("asked", Modality::Proposed), ("asks", Modality::Proposed),
    ("call", Modality::Proposed), ("called", Modality::Proposed), ("calls", Modality::Proposed),
    ("can", Modality::Possible), ("commit", Modality::Intent(4)), ("commits", Modality::Intent(4)),
    ("committed", Modality::Intent(4)), ("committing", Modality::Intent(4)),
    ("compel", Modality::Demand(2)), ("compelled", Modality::Demand(2)), ("consider", Modality::Intent(1)),
    ("considered", Modality::Intent(1)), ("considering", Modality::Intent(1)),
    ("considers", Modality::Intent(1)), ("could", Modality::Possible), ("decide", Modality::Intent(3)),
    ("decided", Modality::Intent(3)), ("decides", Modality::Intent(3)), ("deciding", Modality::Intent(3)),
    ("demand", Modality::Demand(2)), ("demanded", Modality::Demand(2)), ("demands", Modality::Demand(2)),
    ("determined", Modality::Intent(4)), ("discuss", Modality::Intent(1)),
    ("discussed", Modality::Intent(1)), ("discussing", Modality::Intent(1)),
    ("examine", Modality::Intent(1)), ("examined", Modality::Intent(1)), ("examining", Modality::Intent(1)),
    ("expect", Modality::Intent(2)), ("expected", Modality::Intent(2)), ("expecting", Modality::Intent(2)),
    ("expects", Modality::Intent(2)), ("explore", Modality::Intent(1)), ("explored", Modality::Intent(1)),
    ("explores", Modality::Intent(1)), ("exploring", Modality::Intent(1)),
    ("guarantee", Modality::Intent(4)), ("guaranteed", Modality::Intent(4)),
    ("guarantees", Modality::Intent(4)), ("hope", Modality::Intent(1)), ("hoped", Modality::Intent(1)),
    ("hopes", Modality::Intent(1)), ("hoping", Modality::Intent(1)), ("instruct", Modality::Demand(2)),
    ("instructed", Modality::Demand(2)), ("instructs", Modality::Demand(2)),
    ("intend", Modality::Intent(2)), ("intended", Modality::Intent(2)), ("intending", Modality::Intent(2)),
    ("intends", Modality::Intent(2)), ("invite", Modality::Proposed), ("invited", Modality::Proposed),
    ("invites", Modality::Proposed), ("may", Modality::Possible), ("might", Modality::Possible),
    ("must", Modality::Demand(2)), ("oblige", Modality::Demand(2)), ("obliged", Modality::Demand(2)),
    ("order", Modality::Demand(2)), ("ordered", Modality::Demand(2)), ("orders", Modality::Demand(2)),
    ("ought", Modality::Demand(1)), ("plan", Modality::Intent(2)), ("planned", Modality::Intent(2)),
    ("planning", Modality::Intent(2)), ("plans", Modality::Intent(2)), ("pledge", Modality::Intent(4)),
    ("pledged", Modality::Intent(4)), ("pledges", Modality::Intent(4)), ("pledging", Modality::Intent(4)),
    ("prepare", Modality::Intent(2)), ("prepared", Modality::Intent(2)), ("prepares", Modality::Intent(2)),
    ("preparing", Modality::Intent(2)), ("promise", Modality::Intent(4)), ("promised", Modality::Intent(4)),
    ("promises", Modality::Intent(4)), ("promising", Modality::Intent(4)), ("propose", Modality::Proposed),
    ("proposed", Modality::Proposed), ("proposes", Modality::Proposed), ("proposing", Modality::Proposed),
    ("ready", Modality::Intent(2)), ("recommend", Modality::Proposed), ("recommended", Modality::Proposed),
    ("recommending", Modality::Proposed), ("recommends", Modality::Proposed),
    ("request", Modality::Proposed), ("requested", Modality::Proposed), ("requests", Modality::Proposed),
    ("require", Modality::Demand(2)), ("required", Modality::Demand(2)), ("requires", Modality::Demand(2)),
    ("resolve", Modality::Intent(4)), ("resolved", Modality::Intent(4)), ("seek", Modality::Intent(2)),
    ("seeking", Modality::Intent(2)), ("seeks", Modality::Intent(2)), ("shall", Modality::Future),
    ("should", Modality::Demand(1)), ("sought", Modality::Intent(2)), ("suggest", Modality::Proposed),
    ("suggested", Modality::Proposed), ("suggests", Modality::Proposed), ("swear", Modality::Intent(4)),
    ("swore", Modality::Intent(4)), ("tell", Modality::Demand(2)), ("tells", Modality::Demand(2)),
    ("told", Modality::Demand(2)), ("undertake", Modality::Intent(4)), ("undertakes", Modality::Intent(4)),
    ("undertook", Modality::Intent(4)), ("urge", Modality::Proposed), ("urged", Modality::Proposed),
    ("urges", Modality::Proposed), ("vow", Modality::Intent(4)), ("vowed", Modality::Intent(4)),
    ("vows", Modality::Intent(4)),     ("will", Modality::Future), ("willing", Modality::Intent(2)),
        ("would", Modality::Future),
];

// Drawn up by hand, after the order of strength in which dictionaries of synonyms give these words.
#[rustfmt::skip]
pub(super) static LADDERS: &[Ladder] = &[
    
    Ladder { qualifies: false, steps: &[&["concern", "disquiet", "unease", "uneasy", "worry"], &["criticise", "criticize", "fault"], &["condemn", "decry", "denounce"]], },
    Ladder { qualifies: true, steps: &[&["light", "lightly", "mild", "mildly", "minor", "slight", "slightly"], &["moderate", "moderately"], &["critical", "critically", "grave", "gravely", "heavily", "heavy", "major", "serious", "seriously", "severe", "severely"]], },
    Ladder { qualifies: true, steps: &[&["limited", "little", "low", "small", "some"], &["considerable", "enormous", "exceptional", "extreme", "great", "high", "huge"]], },
    Ladder { qualifies: true, steps: &[&["cautious", "cautiously", "modest", "modestly"], &["considerable", "considerably", "marked", "markedly", "significant", "significantly", "substantial", "substantially"], &["dramatic", "dramatically", "drastic", "drastically", "enormous", "huge", "massive", "massively"]], },
    Ladder { qualifies: false, steps: &[&["deficient", "inadequate", "insufficient", "poor", "unsatisfactory", "weak"], &["unacceptable"], &["abysmal", "appalling", "catastrophic", "disastrous", "dreadful", "scandalous", "terrible"]], },
    Ladder { qualifies: false, steps: &[&["acceptable", "adequate", "satisfactory", "sufficient"], &["encouraging"], &["brilliant", "excellent", "exceptional", "outstanding", "superb"]], },
    Ladder { qualifies: false, steps: &[&["concern", "unease", "uneasy", "worry"], &["alarm"], &["furious", "horrify", "outrage"]], },
    Ladder { qualifies: false, steps: &[&["regret", "regrettable"], &["deplorable", "deplore"]], },
    Ladder { qualifies: true, steps: &[&["barely", "marginally", "slightly", "somewhat"], &["fairly", "moderately", "partially", "partly", "rather"], &["largely", "mainly", "mostly"], &["altogether", "completely", "entirely", "extremely", "fully", "highly", "thoroughly", "totally", "utterly", "wholly"]], },
    Ladder { qualifies: true, steps: &[&["isolated", "occasional", "sporadic"], &["frequent", "regular", "repeated"], &["constant", "continual", "permanent"]], },
    Ladder { qualifies: true, steps: &[&["gradual", "gradually", "slow", "slowly"], &["quick", "quickly", "rapid", "rapidly", "swift", "swiftly"]], },
    Ladder { qualifies: true, steps: &[&["short", "brief"], &["long", "lengthy", "prolonged"]], },
    Ladder { qualifies: true, steps: &[&["useful", "helpful"], &["important", "significant"], &["crucial", "decisive", "essential", "indispensable", "vital"]], },
    Ladder { qualifies: true, steps: &[&["difficult", "hard", "demanding"], &["impossible"]], },
    Ladder { qualifies: false, steps: &[&["suggest", "hint", "indicate"], &["show", "demonstrate"], &["prove"]], },
    Ladder { qualifies: false, steps: &[&["annoyed", "irritated", "displeased"], &["angry"], &["furious", "livid", "outraged"]], },
    Ladder { qualifies: false, steps: &[&["surprised"], &["astonished", "shocked", "stunned"]], },
    Ladder { qualifies: false, steps: &[&["dislike"], &["hate", "loathe", "detest"]], },
    Ladder { qualifies: false, steps: &[&["mistake", "error", "slip", "lapse"], &["blunder", "failing"], &["scandal", "disgrace"]], },
    Ladder { qualifies: false, steps: &[&["damage", "damaged"], &["destroy", "devastate", "ruin", "wreck"]], },
    Ladder { qualifies: false, steps: &[&["request", "ask"], &["plead", "beg"], &["demand", "insist"]], },
    Ladder { qualifies: false, steps: &[&["disappointed", "disappointing"], &["devastated", "devastating"]], },
    Ladder { qualifies: false, steps: &[&["allege", "allegedly", "presume", "suspect"], &["prove", "proven"]], },
    Ladder { qualifies: false, steps: &[&["leap", "skyrocket", "soar", "surge"], &["creep", "edge", "inch"]], },
    Ladder { qualifies: false, steps: &[&["collapse", "plummet", "plunge", "slump"], &["dip", "ease", "slip"]], },
    Ladder { qualifies: false, steps: &[&["disagreement", "dispute", "tension"], &["clash", "conflict"], &["chaos", "crisis"]], },
    Ladder { qualifies: false, steps: &[&["difficulty", "setback"], &["failure"], &["catastrophe", "disaster", "fiasco"]], },
    Ladder { qualifies: false, steps: &[&["appeal", "urge"], &["demand", "insist"]], },
    Ladder { qualifies: false, steps: &[&["cool", "lukewarm"], &["warm", "warmly"], &["enthusiastic", "enthusiastically"]], },
];

#[rustfmt::skip]
pub(super) static CERTAINTY: &[(&str, u8)] = &[
    ("apparently", 1), ("assuredly", 3), ("certainly", 3), ("clearly", 3), ("conceivably", 1), ("conclusively", 3), ("definitely", 3),
    ("doubtless", 3), ("evidently", 3), ("inevitably", 3), ("likely", 2), ("maybe", 1), ("perhaps", 1), ("possibly", 1), ("potentially", 1),
    ("presumably", 2), ("probably", 2), ("surely", 3), ("undoubtedly", 3), ("unquestionably", 3),
];

#[rustfmt::skip]
pub(super) static HEDGES: &[&str] = &[
    "allege", "alleged", "allegedly", "anticipate", "apparently", "appear", "assume", "assumption",
    "believe", "can", "chance", "claim", "consider", "consistent", "could", "doubt", "estimate", "expect",
    "fear", "feel", "forecast", "generally", "hope", "hypothesis", "if", "imply", "indicate", "likely",
    "may", "might", "often", "opinion", "partly", "perceive", "perhaps", "plan", "possibility", "possible",
    "possibly", "potential", "potentially", "predict", "presumably", "probable", "probably", "project",
    "propose", "question", "reportedly", "risk", "seem", "seemingly", "should", "sometimes", "speculate",
    "suggest", "suspect", "suspected", "suspicion", "tend", "theory", "think", "threat", "threaten",
    "typically", "uncertain", "unclear", "unknown", "unlikely", "usually", "view", "whether", "would",
];

#[rustfmt::skip]
pub(super) static INTENSIFIERS: &[&str] = &[
    "absolutely", "bitterly", "completely", "considerably", "deeply", "drastically", "emphatically",
    "entirely", "especially", "extremely", "firmly", "forcefully", "fully", "greatly", "harshly", "heavily",
    "highly", "particularly", "resolutely", "severely", "sharply", "strongly", "totally", "unequivocally",
    "utterly", "vehemently", "very", "vigorously",
];

#[rustfmt::skip]
pub(super) static DIMINISHERS: &[&[&str]] = &[
    &["a", "bit"], &["a", "little"], &["a", "touch"], &["barely"], &["faintly"], &["marginally"], &["mildly"], &["slightly"],
    &["somewhat"], &["vaguely"],
];
