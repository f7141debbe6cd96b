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
    (
        Concept::Yesterday,
        "yesterday|~|day before|previous day|day earlier|day ago|last night",
    ),
    (
        Concept::Today,
        "today|~|this day|tonight|this morning|this evening|this afternoon|nowadays|current*|now|\
         present*",
    ),
    (
        Concept::Tomorrow,
        "tomorrow|~|next day|following day|day after|day later",
    ),
    (
        Concept::LastWeek,
        "last week|~|past week|previous week|week ago|week earlier|week before|recent*",
    ),
    (
        Concept::ThisWeek,
        "this week|~|current week|same week|weekly|the week",
    ),
    (
        Concept::NextWeek,
        "next week|~|coming week|following week|week later|in a week|week after",
    ),
    (
        Concept::LastMonth,
        "last month|~|past month|previous month|month ago|month earlier|month before|recent*",
    ),
    (
        Concept::ThisMonth,
        "this month|~|current month|same month|the month",
    ),
    (
        Concept::NextMonth,
        "next month|~|coming month|following month|month later|in a month|month after",
    ),
    (
        Concept::LastYear,
        "last year|~|past year|previous year|year ago|year earlier|year before|last spring|\
         last summer|last autumn|last fall|last winter|last season|last january|last february|\
         last march|last april|last may|last june|last july|last august|last september|last october|\
         last november|last december|recent*",
    ),
    (
        Concept::ThisYear,
        "this year|~|current year|same year|the year|this spring|this summer|this autumn|this fall|\
         this winter|this season|so far",
    ),
    (
        Concept::NextYear,
        "next year|~|coming year|following year|year later|year after|next spring|next summer|\
         next autumn|next fall|next winter|next season",
    ),
];
