//! Nouns that name persons and bodies by role.

// Lists are packed: a word a line would bury them.
#[rustfmt::skip]
pub(super) static TITLES: &[&str] = &[
    "admiral", "advocate", "ambassador", "archbishop", "baron", "baroness", "bishop", "brigadier",
    "captain", "cardinal", "chair", "chairman", "chairperson", "chairwoman", "chancellor", "chief",
    "colonel", "commander", "commissioner", "congressman", "congresswoman", "councillor", "count",
    "countess", "dame", "deputy", "director", "doctor", "dr", "emperor", "empress", 
    "general", "gov", "governor", "inspector", "judge", "justice", "king", "lady", "lieutenant", "lord",
    "major", "mayor", "minister", "mister", "mr", "mrs", "ms", "pastor", "pope", "premier", "president",
    "prince", "princess", "prof", "professor", "queen", "rabbi", "rep",
    "representative", "rev", "reverend", "secretary", "sen", "senator", "sergeant", "sheikh", "sheriff",
    "sir", "speaker", "sultan", "superintendent", "surgeon", 
];

#[rustfmt::skip]
pub(super) static PERSON_NOUNS: &[&str] = &[
    "activist", "actor", "admiral", "advocate", "ambassador", "analyst", "archbishop", "artist", "author",
    "banker", "bishop", "boss", "captain", "cardinal", "chair", "chairman", "chairperson", "chairwoman",
    "chancellor", "chief", "clerk", "coach", "colonel", "commander", "commissioner", "coordinator",
    "correspondent", "councillor", "curator", "dean", "delegate", "deputy", "director", "doctor",
    "economist", "editor", "engineer", "executive", "expert", "founder", "general", "governor", "head",
    "historian", "inspector", "investigator", "journalist", "judge", "justice", "king", "lawyer", "leader",
    "lecturer", "manager", "mayor", "mediator", "member", "minister", "officer", "official", "ombudsman",
    "organiser", "organizer", "owner", "physician", "player", "premier", "president", "priest", "prince",
    "princess", "principal", "professor", "prosecutor", "queen", "referee", "reporter", "representative",
    "researcher", "scientist", "secretary", "senator", "sergeant", "shareholder", "speaker", "spokesman",
    "spokesperson", "spokeswoman", "student", "superintendent", "surgeon", "teacher", "treasurer",
    "volunteer", "warden", "witness", "writer",
];

#[rustfmt::skip]
pub(super) static BODY_NOUNS: &[&str] = &[
    "academy", "administration", "agency", "alliance", "army", "assembly", "association", "authority",
    "bank", "board", "body", "branch", "bureau", "cabinet", "campaign", "center", "centre", "chamber",
    "church", "city", "club", "college", "commission", "committee", "community", "company", "confederation",
    "conference", "congress", "consortium", "cooperative", "corporation", "council", "country", "court",
    "department", "directorate", "division", "embassy", "enterprise", "faculty", "federation", "firm",
    "force", "foundation", "fund", "government", "group", "hospital", "inspectorate", "institute",
    "institution", "jury", "league", "library", "ministry", "mission", "museum", "nation",
    "navy", "network", "office", "operator", "organisation", "organization", "panel", "parliament", "party",
    "police", "port", "project", "provider", "publisher", "regulator", "school", "secretariat", "senate",
    "service", "society", "staff", "state", "supplier", "syndicate", "team", "treasury",
    "tribunal", "trust", "union", "university", "utility",
];

/// Words in "-ing" that are nouns more often than verbs, and qualify others.
#[rustfmt::skip]
pub(super) static DEEDS: &[&str] = &[
    "accounting", "advertising", "banking", "boarding", "broadcasting", "building", "catering", "cleaning", "clothing",
    "computing", "consulting", "counselling", "engineering", "farming", "fishing", "forwarding", "funding", "gaming", "hearing",
    "housing", "landing", "lending", "licensing", "listing", "logging", "manufacturing", "marketing", "meeting", "mining",
    "nursing", "opening", "parking", "planning", "policing", "pricing", "printing", "processing", "publishing", "purchasing",
    "recycling", "sailing", "schooling", "screening", "seating", "shipping", "shopping", "spending", "sporting", "staffing",
    "steering", "testing", "trading", "training", "voting", "warning", "working",
];

/// Nouns for persons and bodies by what they do or are, beside offices and kinds of bodies.
#[rustfmt::skip]
pub(super) static AGENTS: &[&str] = &[
    "accused", "applicant", "army", "athlete", "attacker", "bank", "brother", "builder", "buyer", "candidate",
    "chairman", "champion", "child", "client", "coach", "coalition", "colleague", "contractor", "couple",
    "creditor", "crew", "customer", "daughter", "defendant", "developer", "doctor", "driver", "employee",
    "employer", "family", "farmer", "father", "firefighter", "fisherman", "friend", "girl", "government",
    "guard", "guest", "husband", "insurer", "investor", "judge", "landlord", "lawmaker", "lender", "majority",
    "maker", "man", "manufacturer", "midfielder", "minority", "mother", "mp", "museum", "navy", "neighbor",
    "neighbour", "nurse", "opposition", "orchestra", "owner", "parent", "parliament", "party", "passenger",
    "patient", "pedestrian", "pilot", "plaintiff", "police", "policeman", "politician", "producer", "pupil",
    "reader", "rebel", "regulator", "resident", "rival", "sailor", "seller", "shareholder", "sister", "soldier",
    "son", "sponsor", "state", "striker", "student", "subsidiary", "supplier", "suspect", "teacher", "team",
    "tenant", "tourist", "trainer", "tribunal", "troop", "union", "victim", "visitor", "voter", "wife",
    "witness", "woman", "worker",
];

/// What stands before a noun and belongs to it.
#[rustfmt::skip]
pub(super) static DETERMINERS: &[&str] = &[
    "a", "all", "an", "another", "any", "both", "each", "every", "her", "his", "its", "many", "most", "my", "no",
    "our", "several", "some", "such", "that", "the", "their", "these", "this", "those", "your",
];

/// What opens a clause.
#[rustfmt::skip]
pub(super) static OPENERS: &[&str] = &[
    "after", "although", "and", "as", "because", "before", "but", "if", "once", "or", "since", "so", "that",
    "though", "unless", "until", "when", "whenever", "where", "whereas", "whether", "while",
];
