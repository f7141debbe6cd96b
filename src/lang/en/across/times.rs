//! Seasons and times of day.

use crate::lang::across::Concept;

pub(super) static CONCEPTS: &[(Concept, &str)] = &[
    (
        Concept::Spring,
        "spring|~|springtime|next spring|last spring",
    ),
    (Concept::Summer, "summer*|next summer"),
    (
        Concept::Autumn,
        "autumn*|this fall|next fall|~|in the fall|the fall of|by fall",
    ),
    (Concept::Winter, "winter*|wintry"),
    (
        Concept::Morning,
        "morning*|~|dawn|daybreak|early|sunrise|a.m*|am",
    ),
    (
        Concept::Evening,
        "evening*|afternoon*|night*|~|dusk|sunset|p.m*|pm|tonight|late",
    ),
    (
        Concept::Past,
        "last year|last month|last week|yesterday|last night|years ago|months ago|weeks ago|days ago|\
         a year ago|a month ago|a week ago",
    ),
];
