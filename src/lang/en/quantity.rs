//! How much of a whole, how far a number reaches, under which condition.

use crate::lang::Bound;

use Bound::{Above, Below};

// Lists are packed: a word a line would bury them.
#[rustfmt::skip]
pub(super) static QUANTIFIERS: &[(&[&str], u8)] = &[
    (&["only", "a", "handful", "of"], 1), (&["the", "overwhelming", "majority", "of"], 5), (&["an", "overwhelming", "majority", "of"], 5),
    (&["the", "vast", "majority", "of"], 5), (&["the", "great", "majority", "of"], 5), (&["the", "large", "majority", "of"], 5),
    (&["a", "large", "majority", "of"], 5), (&["a", "small", "number", "of"], 1),
    (&["a", "large", "number", "of"], 3), (&["somewhat", "more", "than", "half"], 4), (&["slightly", "more", "than", "half"], 4),
    (&["a", "handful", "of"], 1), (&["a", "minority", "of"], 1), (&["a", "majority", "of"], 4), (&["the", "majority", "of"], 4),
    (&["a", "number", "of"], 2), (&["the", "bulk", "of"], 4), (&["the", "whole", "of"], 6), (&["a", "fraction", "of"], 1),
    (&["more", "than", "half"], 4), (&["well", "over", "half"], 4), (&["less", "than", "half"], 2), (&["fewer", "than", "half"], 2),
    (&["a", "few"], 1), (&["almost", "all"], 5), (&["nearly", "all"], 5), (&["virtually", "all"], 5), (&["practically", "all"], 5),
    (&["just", "about", "all"], 5), (&["almost", "every"], 5), (&["nearly", "every"], 5), (&["virtually", "every"], 5),
    (&["over", "half"], 4), (&["part", "of"], 2), (&["parts", "of"], 2), (&["about", "half"], 3), (&["around", "half"], 3),
    (&["not", "one", "of"], 0), (&["none", "of"], 0), (&["not", "any", "of"], 0), (&["very", "few"], 1), (&["hardly", "any"], 1), (&["scarcely", "any"], 1), (&["all"], 6), (&["every"], 6), (&["each"], 6),
    (&["entire"], 6), (&["whole"], 6), (&["most"], 4), (&["many"], 3), (&["numerous"], 3), (&["half"], 3), (&["some"], 2),
    (&["several"], 2), (&["few"], 1),
];

#[rustfmt::skip]
pub(super) static BOUNDS: &[(&[&str], Bound)] = &[
    (&["no", "fewer", "than"], Below), (&["no", "less", "than"], Below), (&["not", "less", "than"], Below),
    (&["not", "fewer", "than"], Below), (&["a", "minimum", "of"], Below), (&["in", "excess", "of"], Below),
    (&["no", "more", "than"], Above), (&["not", "more", "than"], Above), (&["a", "maximum", "of"], Above),
    (&["at", "least"], Below), (&["more", "than"], Below), (&["greater", "than"], Below), (&["higher", "than"], Below),
    (&["upwards", "of"], Below), (&["at", "most"], Above), (&["up", "to"], Above), (&["as", "many", "as"], Above), (&["as", "much", "as"], Above), (&["as", "long", "as"], Above), (&["less", "than"], Above),
    (&["fewer", "than"], Above), (&["lower", "than"], Above), (&["just", "under"], Above), (&["just", "over"], Below), (&["well", "over"], Below),
    (&["over"], Below), (&["above"], Below), (&["exceeding"], Below), (&["under"], Above), (&["below"], Above), (&["almost"], Above), (&["nearly"], Above), (&["maximum"], Above), (&["minimum"], Below),
];

#[rustfmt::skip]
pub(super) static RESTRICTIONS: &[&[&str]] = &[
    &["but", "only"], &["only", "if"], &["only", "when"], &["only", "where"], &["only", "in"], &["only", "for"], &["only", "on"],
    &["only", "with"], &["only", "after"], &["only", "to"], &["provided"], &["providing"], &["unless"], &["except"],
    &["on", "condition"], &["as", "long", "as"], &["so", "long", "as"], &["excluding"], &["with", "the", "exception"], &["apart", "from"], &["subject", "to"],
    &["in", "exceptional", "cases"], &["other", "than"],
];
