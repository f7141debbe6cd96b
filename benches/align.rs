//! Translation mode over long texts: how good, how fast, how much memory.
//!
//! ```text
//! cargo bench --bench align [-- --no-model] [-- SENTENCES …]
//! ```
//!
//! German sentences, no two the same, with their English translation, from which one sentence in twenty is dropped, one in
//! twenty merged with the next and one in fifty split in two. So the right answer is known. For each size the table
//! shows strict F1 (as `hexapla eval` defines it), the time of the first and the second run of the align stage in
//! one process, how it grows (the exponent *e* of *n*^*e* from the size before, of second runs), and the most memory the process
//! has held so far, where the system tells.

use std::fmt::Write as _;
use std::time::Instant;

use hexapla::align::{AlignOptions, Mode, align};
use hexapla::eval::beads::{self, Bead, Pair};
use hexapla::text::{ReadOptions, Segmentation};
use hexapla::{Document, Language};

/// Sentences a side.
const SIZES: [usize; 4] = [1_000, 5_000, 25_000, 50_000];

/// Who, in German and English.
const WHO: [(&str, &str); 23] = [
    ("Der Fischer", "The fisherman"),
    ("Die Lehrerin", "The teacher"),
    ("Der Bäcker", "The baker"),
    ("Die Königin", "The queen"),
    ("Der Arzt", "The doctor"),
    ("Die Nachbarin", "The neighbour"),
    ("Der Soldat", "The soldier"),
    ("Die Malerin", "The painter"),
    ("Der Richter", "The judge"),
    ("Das Kind", "The child"),
    ("Der Kaufmann", "The merchant"),
    ("Die Großmutter", "The grandmother"),
    ("Der Pilot", "The pilot"),
    ("Die Sängerin", "The singer"),
    ("Der Gärtner", "The gardener"),
    ("Der Dieb", "The thief"),
    ("Die Ärztin", "The physician"),
    ("Der Schneider", "The tailor"),
    ("Die Journalistin", "The journalist"),
    ("Der Mönch", "The monk"),
    ("Der Bürgermeister", "The mayor"),
    ("Die Köchin", "The cook"),
    ("Der Student", "The student"),
];

/// Did.
const DID: [(&str, &str); 19] = [
    ("verkaufte", "sold"),
    ("fand", "found"),
    ("zerbrach", "broke"),
    ("bewunderte", "admired"),
    ("versteckte", "hid"),
    ("verlor", "lost"),
    ("reparierte", "repaired"),
    ("stahl", "stole"),
    ("zeichnete", "drew"),
    ("verbrannte", "burned"),
    ("putzte", "cleaned"),
    ("brachte", "brought"),
    ("vergaß", "forgot"),
    ("öffnete", "opened"),
    ("kaufte", "bought"),
    ("vergrub", "buried"),
    ("fotografierte", "photographed"),
    ("suchte", "looked for"),
    ("bezahlte", "paid for"),
];

/// What.
const WHAT: [(&str, &str); 29] = [
    ("den Korb", "the basket"),
    ("die Uhr", "the clock"),
    ("das Fahrrad", "the bicycle"),
    ("den Brief", "the letter"),
    ("die Trompete", "the trumpet"),
    ("das Bild", "the picture"),
    ("den Mantel", "the coat"),
    ("die Landkarte", "the map"),
    ("das Messer", "the knife"),
    ("den Schlüssel", "the key"),
    ("die Laterne", "the lantern"),
    ("das Buch", "the book"),
    ("den Spiegel", "the mirror"),
    ("die Kiste", "the box"),
    ("das Boot", "the boat"),
    ("den Käse", "the cheese"),
    ("die Suppe", "the soup"),
    ("das Pferd", "the horse"),
    ("den Ring", "the ring"),
    ("die Brille", "the glasses"),
    ("das Klavier", "the piano"),
    ("den Regenschirm", "the umbrella"),
    ("die Kerze", "the candle"),
    ("das Brot", "the bread"),
    ("den Teppich", "the carpet"),
    ("die Flasche", "the bottle"),
    ("das Hemd", "the shirt"),
    ("den Koffer", "the suitcase"),
    ("die Münze", "the coin"),
];

/// Where.
const WHERE: [(&str, &str); 17] = [
    ("am Hafen", "at the harbour"),
    ("in der Kirche", "in the church"),
    ("hinter der Schule", "behind the school"),
    ("auf dem Markt", "in the market"),
    ("im Wald", "in the forest"),
    ("unter der Brücke", "under the bridge"),
    ("vor dem Rathaus", "in front of the town hall"),
    ("im Keller", "in the cellar"),
    ("auf dem Dach", "on the roof"),
    ("am Bahnhof", "at the railway station"),
    ("im Garten", "in the garden"),
    ("neben der Mühle", "beside the mill"),
    ("in der Küche", "in the kitchen"),
    ("auf der Insel", "on the island"),
    ("im Museum", "in the museum"),
    ("am Fluss", "by the river"),
    ("im Zug", "on the train"),
];

/// The number of clauses that the lists give.
const CLAUSES: usize = WHO.len() * DID.len() * WHAT.len() * WHERE.len();

/// Clause `at`, in German and English: another for each number, as the step shares no factor with their count.
fn clause(at: usize) -> (String, String) {
    let mut rest = at * 87_641 % CLAUSES;
    let mut pick = |list: &'static [(&str, &str)]| {
        let picked = list[rest % list.len()];
        rest /= list.len();
        picked
    };
    let (who, did, what, place) = (pick(&WHO), pick(&DID), pick(&WHAT), pick(&WHERE));
    (
        format!("{} {} {} {}", who.0, did.0, what.0, place.0),
        format!("{} {} {} {}", who.1, did.1, what.1, place.1),
    )
}

/// Two texts of `count` source sentences, and their beads.
fn texts(count: usize) -> (Document, Document, Vec<Bead>) {
    let (mut source, mut target) = (String::new(), String::new());
    let mut gold = Vec::new();
    let (mut clauses, mut targets, mut at) = (0, 0, 0);
    let mut next = || {
        clauses += 1;
        clause(clauses)
    };
    // Writing to a string cannot fail.
    while at < count {
        let mut bead = Bead {
            sources: vec![at],
            targets: vec![targets],
            score: None,
        };
        let (german, english) = next();
        match at * 7_919 % 100 {
            0..5 => {
                let _ = writeln!(source, "{german}.");
                bead.targets.clear();
            }
            5..10 if at + 1 < count => {
                let (second, translated) = next();
                let _ = writeln!(source, "{german}.\n{second}.");
                let _ = writeln!(target, "{english}, and then {translated}.");
                bead.sources.push(at + 1);
            }
            10..12 => {
                let (second, translated) = next();
                let _ = writeln!(source, "{german}, und dann: {second}.");
                let _ = writeln!(target, "{english}.\n{translated}.");
                bead.targets.push(targets + 1);
            }
            _ => {
                let _ = writeln!(source, "{german}.");
                let _ = writeln!(target, "{english}.");
            }
        }
        at += bead.sources.len();
        targets += bead.targets.len();
        gold.push(bead);
    }
    let read = |name: &str, text: &str, language: &str| {
        let options = ReadOptions {
            language: language.parse::<Language>().ok(),
            segmentation: Segmentation::Lines,
            ..ReadOptions::default()
        };
        Document::from_text(name, text, &options).expect("a text")
    };
    (
        read("source.de.txt", &source, "de"),
        read("target.en.txt", &target, "en"),
        gold,
    )
}

/// The most memory that the process has held, in MiB, where Linux tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<usize>().ok());
    kibibytes.map_or_else(|| "-".to_owned(), |kib| format!("{} MiB", kib / 1024))
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|a| a.parse().ok()).collect();
    if sizes.is_empty() {
        sizes.extend(SIZES);
    }
    let options = AlignOptions {
        mode: Mode::Translation,
        model: !arguments.iter().any(|a| a == "--no-model"),
        ..AlignOptions::default()
    };
    println!("sentences  strict F1  first run  second run  exponent  most memory");
    let mut before: Option<(usize, f64)> = None;
    for size in sizes {
        let (source, target, gold) = texts(size);
        let timed = || {
            let start = Instant::now();
            let alignment = align(&source, &target, &options);
            (alignment, start.elapsed().as_secs_f64())
        };
        let ((alignment, first), (_, second)) = (timed(), timed());
        let links = alignment.links.into_iter().map(|link| Bead {
            sources: link.sources,
            targets: link.targets,
            score: link.score,
        });
        let pair = Pair {
            gold,
            auto: links.collect(),
        };
        let f1 = beads::score(&[pair]).total.strict().f1;
        let growth = before.map_or_else(
            || "-".to_owned(),
            |(n, time)| {
                let exponent = (second / time).ln() / (size as f64 / n as f64).ln();
                format!("{exponent:.2}")
            },
        );
        println!(
            "{size:>9}  {f1:>9.3}  {first:>8.2}s  {second:>9.2}s  {growth:>8}  {:>11}",
            peak()
        );
        before = Some((size, second));
    }
}
