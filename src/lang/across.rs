//! What can be compared between two languages without understanding all that is said: words that stand for one of
//! a short list of concepts, and how numbers and times are said.

/// Declares [`Concept`] and [`Kind`]: the concepts by kind, each once.
macro_rules! concepts {
    ($($(#[$about:meta])* $kind:ident { $($(#[$doc:meta])* $name:ident,)* })*) => {
        /// What a word or phrase says that a translation cannot leave out or turn round without changing the claim.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Concept {
            $($($(#[$doc])* $name,)*)*
        }

        /// What kind of thing a [`Concept`] is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Kind {
            $($(#[$about])* $kind,)*
        }

        impl Concept {
            /// Its kind.
            pub fn kind(self) -> Kind {
                match self {
                    $($(Concept::$name)|* => Kind::$kind,)*
                }
            }
        }
    };
}

concepts! {
    /// Denied, certain, wanted, promised: how far a clause commits itself.
    Claim {
        /// Nothing that is compared: phrases that hold another form and do not mean it ("not only", 不久).
        Nothing,
        /// The clause is denied.
        Not,
        /// Without, refuse, deny, lack, fail, none: a denial said by another word.
        Negative,
        /// Not so far.
        NotYet,
        /// By now.
        Already,
        /// A finite verb of what is done: has opened, 했다 at the end of a sentence.
        Done,
        /// Cannot be told from certain: may, might, could, it is possible that.
        Possible,
        /// Likely, expected, presumed, said to be: less than certain.
        Likely,
        /// Suggests, indicates, hints at.
        Suggest,
        /// Certainly, without doubt.
        Certain,
        /// Proves, shows beyond doubt.
        Prove,
        /// Is able or allowed to. Compared with nothing, but explains weaker claims.
        Able,
        /// Looks into, considers, examines whether.
        Consider,
        /// Wants, hopes, aims, strives.
        Want,
        /// Tries, makes an effort.
        Try,
        /// Plans, is scheduled.
        Plan,
        /// Ought to, is advised to.
        Should,
        /// Has to.
        Must,
        /// Promises, pledges, commits to.
        Promise,
        /// Will, without more.
        Will,
        /// Decided, agreed, ordered.
        Decide,
        /// Asks for, calls for, demands.
        Demand,
        /// Recommends, proposes.
        Recommend,
        /// Orders, requires, makes a duty of.
        Order,
    }
    /// How strongly, how many, and what limits it.
    Degree {
        /// Strongly, deeply, severe.
        Strong,
        /// Slightly, mildly, minor.
        Weak,
        /// All, every.
        All,
        /// Most, the greater part.
        Most,
        /// Some, a part.
        Several,
        /// None at all.
        Nobody,
        /// Not all.
        NotAll,
        /// Only.
        Only,
        /// At least.
        AtLeast,
        /// At most, up to.
        AtMost,
        /// The first; initially.
        First,
        /// The last.
        Last,
        /// About, roughly. Explains a round number.
        About,
        /// Condemns, denounces, is furious: the strongest disapproval.
        Outrage,
        /// Regrets, has doubts, is disappointed: the mildest disapproval.
        Regret,
        /// A part of a whole, and not the whole.
        Part,
        /// Mainly, chiefly.
        Mainly,
    }
    /// Has a contrary.
    Contrary {
        /// Rises, grows, expands.
        Increase,
        /// Falls, shrinks, is cut.
        Decrease,
        /// More than.
        More,
        /// Less than, fewer than.
        Less,
        /// Before.
        Before,
        /// After.
        After,
        /// Accepts, approves, agrees to.
        Accept,
        /// Rejects, turns down.
        Reject,
        /// Supports, backs.
        Support,
        /// Opposes.
        Oppose,
        /// Welcomes, praises.
        Praise,
        /// Criticises, condemns.
        Criticise,
        /// Opens.
        Open,
        /// Closes, shuts.
        Close,
        /// Begins.
        Begin,
        /// Ends.
        End,
        /// Wins.
        Win,
        /// Loses.
        Lose,
        /// Allows, permits.
        Allow,
        /// Forbids, bans.
        Forbid,
        /// Succeeds, passes.
        Succeed,
        /// Fails.
        Fail,
        /// North, northern.
        North,
        /// South, southern.
        South,
        /// East, eastern.
        East,
        /// West, western.
        West,
        /// Free of charge.
        Free,
        /// For money, at a charge.
        Paid,
        /// Sells abroad.
        Export,
        /// Buys from abroad.
        Import,
        /// Buys.
        Buy,
        /// Sells.
        Sell,
        /// Is given an order for goods or work.
        OrderWon,
        /// Gives somebody an order for goods or work.
        OrderPlaced,
        /// Clear, evident.
        Clear,
        /// Unclear, uncertain.
        Unclear,
        /// Necessary.
        Necessary,
        /// Unnecessary.
        Unnecessary,
        /// Enough.
        Sufficient,
        /// Not enough.
        Insufficient,
        /// By the law.
        Legal,
        /// Against the law.
        Illegal,
        /// Harmless, out of danger.
        Safe,
        /// Dangerous, harmful.
        Dangerous,
    }
    /// A person by a pronoun.
    Pronoun {
        /// I, me, my.
        FirstSingular,
        /// We, us, our.
        FirstPlural,
        /// He.
        He,
        /// She.
        She,
        /// They (persons).
        They,
    }
    /// Somebody by office, work or part.
    Office {
        /// A mayor.
        Mayor,
        /// A director, head of a body.
        Director,
        /// A chair of a body.
        Chair,
        /// A minister.
        Minister,
        /// A president.
        President,
        /// A speaker for others.
        Spokesperson,
        /// A prosecutor.
        Prosecutor,
        /// A lawyer.
        Lawyer,
        /// A doctor, physician.
        Doctor,
        /// A researcher, scientist.
        Researcher,
        /// A professor, a teacher at a university.
        Professor,
        /// A teacher, a school's.
        Teacher,
        /// A witness.
        Witness,
        /// Residents.
        Resident,
        /// Parents.
        Parent,
        /// Patients.
        Patient,
        /// Students, pupils.
        Student,
        /// Customers.
        Customer,
        /// Tourists.
        Tourist,
        /// Fishers.
        Fisher,
        /// Farmers.
        Farmer,
        /// Drivers.
        Driver,
        /// A nurse.
        Nurse,
        /// A coach of a team.
        Coach,
        /// A player of a team.
        Player,
        /// A referee.
        Referee,
        /// A firefighter.
        Firefighter,
        /// An employee.
        Worker,
        /// An investor, a shareholder.
        Investor,
        /// A voter.
        Voter,
        /// The accused, a suspect.
        Defendant,
        /// A victim.
        Victim,
        /// A governor.
        Governor,
        /// An ambassador.
        Ambassador,
        /// A soldier.
        Soldier,
        /// An owner.
        Owner,
    }
    /// A body that acts.
    Body {
        /// A union of workers.
        Union,
        /// Management, the employer.
        Management,
        /// A company.
        Company,
        /// The police.
        Police,
        /// A court or judge.
        Court,
        /// The government.
        Government,
        /// A parliament.
        Parliament,
        /// The opposition in a parliament.
        Opposition,
        /// The party in government.
        RulingParty,
        /// A weather service.
        WeatherService,
        /// A ministry of health.
        HealthMinistry,
        /// A central bank.
        CentralBank,
        /// Armed forces.
        Army,
        /// A fire service.
        FireService,
        /// A committee.
        Committee,
    }
    /// A body that is a place, too.
    Institution {
        /// A hospital or clinic.
        Hospital,
        /// A university.
        University,
        /// A school.
        School,
        /// A library.
        Library,
        /// A museum.
        Museum,
    }
    /// A place.
    Site {
        /// A harbour.
        Harbour,
        /// An airport.
        Airport,
        /// A railway station.
        Station,
        /// A church.
        Church,
        /// A bridge.
        Bridge,
        /// A factory.
        Factory,
        /// A stadium.
        Stadium,
    }
    /// A country, by its name or its people.
    Country {
        /// South Korea.
        SouthKorea,
        /// North Korea.
        NorthKorea,
        /// Japan.
        Japan,
        /// China.
        China,
        /// The United States.
        UnitedStates,
        /// The United Kingdom.
        UnitedKingdom,
        /// France.
        France,
        /// Germany.
        Germany,
        /// Spain.
        Spain,
        /// Italy.
        Italy,
        /// Portugal.
        Portugal,
        /// The Netherlands.
        Netherlands,
        /// Belgium.
        Belgium,
        /// Switzerland.
        Switzerland,
        /// Austria.
        Austria,
        /// Sweden.
        Sweden,
        /// Norway.
        Norway,
        /// Denmark.
        Denmark,
        /// Finland.
        Finland,
        /// Poland.
        Poland,
        /// Ukraine.
        Ukraine,
        /// Russia.
        Russia,
        /// Turkey.
        Turkey,
        /// Greece.
        Greece,
        /// India.
        India,
        /// Pakistan.
        Pakistan,
        /// Indonesia.
        Indonesia,
        /// Vietnam.
        Vietnam,
        /// Thailand.
        Thailand,
        /// The Philippines.
        Philippines,
        /// Malaysia.
        Malaysia,
        /// Singapore.
        Singapore,
        /// Taiwan.
        Taiwan,
        /// Australia.
        Australia,
        /// New Zealand.
        NewZealand,
        /// Canada.
        Canada,
        /// Mexico.
        Mexico,
        /// Brazil.
        Brazil,
        /// Argentina.
        Argentina,
        /// Chile.
        Chile,
        /// Colombia.
        Colombia,
        /// Peru.
        Peru,
        /// Egypt.
        Egypt,
        /// South Africa.
        SouthAfrica,
        /// Nigeria.
        Nigeria,
        /// Kenya.
        Kenya,
        /// Morocco.
        Morocco,
        /// Israel.
        Israel,
        /// Iran.
        Iran,
        /// Iraq.
        Iraq,
        /// Saudi Arabia.
        SaudiArabia,
    }
    /// That somebody speaks.
    Saying {
        /// Says, states, announces.
        Say,
        /// According to.
        According,
    }
    /// A season or time of day.
    Time {
        /// Spring.
        Spring,
        /// Summer.
        Summer,
        /// Autumn.
        Autumn,
        /// Winter.
        Winter,
        /// Morning.
        Morning,
        /// Evening, afternoon, night.
        Evening,
        /// Last year, yesterday, ago: in the past.
        Past,
        /// Yesterday.
        Yesterday,
        /// Today.
        Today,
        /// Tomorrow.
        Tomorrow,
        /// Last week.
        LastWeek,
        /// This week.
        ThisWeek,
        /// Next week.
        NextWeek,
        /// Last month.
        LastMonth,
        /// This month.
        ThisMonth,
        /// Next month.
        NextMonth,
        /// Last year.
        LastYear,
        /// This year.
        ThisYear,
        /// Next year.
        NextYear,
    }
}

/// How a language writes numbers in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumeralStyle {
    /// Words in a row: two hundred and five, quatre-vingt-dix.
    Words,
    /// One word: zweihundertfünf.
    Compound,
    /// Han characters, in groups of ten thousand.
    Han,
    /// Hangul, in groups of ten thousand.
    Hangul,
}

/// How a language tells who acts from whom it is done to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleStyle {
    /// By particles behind the noun: 환자가 간호사를.
    Particles,
    /// By their order, and by words before the noun that mark whom it is done to: den Pfleger, 把.
    Order,
}

/// What marks the roles in a clause. Forms are lower case and stand as they are in a text.
#[derive(Debug)]
pub struct Roles {
    /// How roles are told.
    pub style: RoleStyle,
    /// Particles of who acts.
    pub actor: &'static [&'static str],
    /// Particles of whom it is done to; in a language of order, words before the noun.
    pub undergoer: &'static [&'static str],
    /// Particles of who receives: who acts, where the verb is passive.
    pub recipient: &'static [&'static str],
    /// What follows a particle that makes it another thing: 을 통해 is "through".
    pub not_before: &'static [&'static str],
    /// Signs of a passive verb.
    pub passive: &'static [&'static str],
    /// Words between the two, or before one, that leave open who acts: and, with, of.
    pub open: &'static [&'static str],
}

/// What a duration is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeUnit {
    /// 12 months.
    Year,
    /// A month.
    Month,
    /// 7 days.
    Week,
    /// A day.
    Day,
    /// 60 minutes.
    Hour,
    /// A minute.
    Minute,
    /// A second.
    Second,
}

/// How numbers and times are said. Forms are patterns as in [`Across::concepts`].
#[derive(Debug)]
pub struct Numerals {
    /// How number words are built.
    pub style: NumeralStyle,
    /// Number words (or characters) below a hundred, hundred and thousand with them where they multiply.
    pub cardinals: &'static [(&'static str, f64)],
    /// What multiplies the number before it: hundred, million, 만.
    pub magnitudes: &'static [(&'static str, f64)],
    /// Fractions that stand alone: half, a third, 절반.
    pub fractions: &'static [(&'static str, f64)],
    /// What turns the number before it into a share: percent is a hundredth, 割 a tenth.
    pub shares: &'static [(&'static str, f64)],
    /// How long in one word, at the beginning of a word: 이틀 is two days, a fortnight fourteen.
    pub durations: &'static [(&'static str, f64, TimeUnit)],
    /// Units of time, as they stand after a number.
    pub time_units: &'static [(&'static str, TimeUnit)],
    /// Counting words without which a numeral character is no number.
    pub counters: &'static [&'static str],
}

/// Words of a language for what is compared across languages.
#[derive(Debug)]
pub struct Across {
    /// Families of concepts, for each concept its forms with `|` between them: lower case, as they stand in a text. In a script with spaces a form is whole
    /// words; `*` before or after it lets letters stand there ("increas*"). In other scripts a form stands anywhere;
    /// `_` before it asks for the beginning of a word. `*` inside stands for up to forty letters without a mark.
    /// Forms after `~` may mean it: they explain a difference and never make one.
    pub concepts: &'static [&'static [(Concept, &'static str)]],
    /// How numbers and times are said; none where they are not read across languages.
    pub numerals: Option<&'static Numerals>,
    /// What is written together with the noun before it, in a language with spaces: 는, 을, 에서.
    pub particles: &'static [&'static str],
    /// What marks the roles in a clause; none where they are not compared.
    pub roles: Option<&'static Roles>,
    /// Whether verbs are used without their subject: then a pronoun of the translation needs no counterpart.
    pub drops_subjects: bool,
    /// Whether a comparison with gold in the tree measures it.
    pub measured: bool,
}

/// Nothing known: what a language's file starts from.
pub(super) const NOTHING: Across = Across {
    concepts: &[],
    numerals: None,
    particles: &[],
    roles: None,
    drops_subjects: false,
    measured: false,
};
