//! How strongly, how many, and what limits it.

use crate::lang::across::Concept;

pub(super) static CONCEPTS: &[(Concept, &str)] = &[
    (
        Concept::Strong,
        "strong|strongly|deep|deeply|sharp|sharply|serious|seriously|severe|severely|grave|gravely|\
         fierce*|vehement*|harsh*|drastic*|profound*|heavily|vigorous*|~|stronger|heav*|massive*|great|\
         greatly|considerabl*|significant*|dramatic*|intens*|acute*|resolute*|firm|firmly|extreme*|very|\
         highly|major|huge*|enormous*|vast|substantial*|critical*|bitter*|emphatic*|categorical*|\
         powerful*|marked*|greatest|utmost|warm*|sincere*|wholehearted*|fatal*|devastat*|catastroph*|\
         urgent*|big|biggest|large|largest|tough*|rapid*|steep*|full*|complete*|total*|scathing*|\
         furious*|angr*|outrag*",
    ),
    (
        Concept::Weak,
        "slight|slightly|mild|mildly|minor|somewhat|a little|a bit|modest|modestly|marginal*|faint*|\
         lukewarm|gently|~|gentl*|light|lightly|cautious*|moderate*|limited|small|smaller|negligibl*|\
         minimal*|partly|certain degree|barely|tentativ*|half-hearted*|soft*|trivial|vague*",
    ),
    (
        Concept::All,
        "all|every|everyone|everybody|everything|entire|without exception|each|~|entirely|whole|any|\
         anyone|anybody|anything|both|throughout|complete*|full|fully|total|totally|always|across|\
         unanim*|everywhere|overall|general public|the public|universal*|wholly|exhaustiv*|comprehensiv*|\
         various|altogether|100 percent|nationwide|countrywide|citywide|together|never|no|none|\
         whatsoever|whatever|whoever|the general",
    ),
    (
        Concept::Most,
        "most of|majority|nearly all|almost all|most|~|mostly|largely|mainly|predominant*|the bulk|\
         more than half|over half|for the most part|the greater part|the vast|primarily|chiefly|main|\
         majorit*|much of|two-thirds|bulk|great part|better part|overwhelm*|by and large|generally|\
         the greatest|larger part|often|usually|many|almost|nearly|widely",
    ),
    (
        Concept::Several,
        "some|several|a few|a minority|part of|~|a number of|partly|partial*|certain|a handful|\
         sections of|individual|among|portion*|sometimes|occasional*|some of|few|minority|in part|other*|\
         various|parts|one of|a couple|couple|group of|selected|limited|isolated|numerous|many|multiple|\
         more than one|two|three|four|five|six",
    ),
    (
        Concept::Nobody,
        "none|no one|nobody|not one|not a single|~|not any|nothing|neither|no *|any",
    ),
    (
        Concept::NotAll,
        "not all|not every|not everyone|not everything|~|not always|not entirely|not necessarily|\
         not fully|not completely|n't all|some|not the whole|not each",
    ),
    (
        Concept::Only,
        "only|solely|exclusiv*|~|just|merely|alone|purely|no more than|nothing but|simply|sole|mere|\
         limited to|restricted to|restrict*|limit*|unless|not until|reserved|confin*|but|except*|single|\
         until|barely|outside|without|as few|as little|single-*|unique*|specifically|when|if|confined",
    ),
    (
        Concept::AtLeast,
        "at least|no less than|not less than|no fewer than|a minimum of|~|minimum|or more|more than|over|\
         as many as|as much as|upwards of|from|exceed*|above|least|not below|or above|or older|and older|\
         and over|or higher|starting at|beyond|well over|or longer|greater than|not under",
    ),
    (
        Concept::AtMost,
        "at most|up to|no more than|not more than|a maximum of|no longer than|~|maximum|or less|or fewer|\
         less than|not exceed*|fewer than|under|below|within|limit*|as much as|as many as|at the latest|\
         by|no later than|cap|capped|not over|ceiling|and under|or younger|and younger|or under|\
         not exceeding|until|only|exceed*|just|most|mere|merely|cut|or lower|not be more|not * more than|\
         before|not be longer",
    ),
    (
        Concept::First,
        "first|~|initial|initially|1st|maiden|inaugural|opening|earliest|for now|primary|new|debut*|one|\
         beginning|1|start|started|starting|original*|pioneer*|early|earlier|before|premier*|\
         never before|foremost|outset|already|previous|now|number one|newly|lead*|unprecedent*|top|\
         foundation*|found*|i|elementary|launch*|not yet|then|begin*|began|begun|former",
    ),
    (Concept::Last, "last|final|~|finally|latest"),
    (
        Concept::About,
        "about|around|approximately|roughly|some|nearly|almost|an estimated|circa|just over|just under",
    ),
    (
        Concept::Outrage,
        "condemn*|denounc*|blast*|slammed|slams|slam|lambast*|lash* out|lashed out|furious*|outraged|\
         fiercely attack*|savag*|excoriat*|decri*|livid|scathing*|rail* against|enraged|incensed|~|\
         attack*|fierce*|fury|anger*|angr*|outrag*|deplor*|harsh*|scath*|strongly critic*|\
         sharply critic*|severely critic*|berat*|rebuk*|castigat*|vehement*",
    ),
    (
        Concept::Regret,
        "reservations|reservation about|doubts|disappointed|disappointment|unhappy|regretted|regrets|\
         regret|uneas*|mild criticism|misgivings|dissatisf*|voiced concern|expressed concern|\
         concern about|concerns about|frustrat*|~|concern*|worri*|doubt*|critic*|question*|displeas*",
    ),
    (
        Concept::Part,
        "~|some|part*|several|certain|few|a number of|minority|handful|portion*|section*|partial*|one of|\
         half|third*|quarter*|many|among|most|majority|limited|selected|individual|other*|various",
    ),
    (
        Concept::Mainly,
        "mainly|mostly|largely|primarily|chiefly|predominantly|principally|~|main|most*|major*|\
         particular*|especially|notably|above all|large part|essentially|typically|generally|often|\
         often*|usually|focus*|center*|first of all|bulk",
    ),
];
