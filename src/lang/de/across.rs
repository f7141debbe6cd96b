//! German words for what is compared across languages.

use crate::lang::across::{Across, Concept, NumeralStyle, Numerals, RoleStyle, Roles, TimeUnit};

use super::countries;

/// See [`Across`].
pub(super) static ACROSS: Across = Across {
    concepts: &[CONCEPTS, countries::CONCEPTS],
    numerals: Some(&NUMERALS),
    particles: &[],
    roles: Some(&ROLES),
    drops_subjects: false,
    measured: true,
};

static CONCEPTS: &[(Concept, &str)] = &[
    (
        Concept::Nothing,
        "nicht nur|nicht bloß|nicht allein|nicht zuletzt|nicht mehr als|nicht weniger als|\
         nicht länger als|ohne weiteres|kein wunder|auf keinen fall|vor allem|nach wie vor|\
         im prinzip|am ende|zum ende|bis ende|vor ort|ersten mal|alles in allem|nach angaben|\
         nach ansicht|nach auskunft|nach den worten|nach einschätzung|nach aussage|in kraft|im märz|\
         mehr oder weniger|unter anderem|unter der leitung|vor dem gericht|allein stehen*|wollen wir|\
         immer mehr|mehr als|weniger als|noch einmal|südafrika*|südkorea*|nordkorea*|südamerika*|\
         nordamerika*|offenbar|offene frage*|offener brief|besser als|so wenig wie|\
         so weit wie möglich|wie möglich|so bald wie möglich|nicht umhin|nicht umhinkommen|\
         nicht nehmen lassen|nicht verwunderlich|nahen osten|nahe osten|naher osten|mittleren osten|\
         mittlerer osten|fernen osten|ferner osten|wilden westen",
    ),
    (
        Concept::Not,
        "nicht|kein|keine|keinen|keinem|keiner|keines|keins|nie|niemals|niemand|niemanden|niemandem|\
         keineswegs|~|nichts|nirgends|nirgendwo|weder|keinerlei|kaum|mangels|ohne|frei|entging*|entgeh*|\
         unbe*",
    ),
    (
        Concept::Negative,
        "ohne|verweiger*|lehn*|ablehn*|verbot*|verbiet*|fehl*|mangel*|unterlass*|unterließ*|\
         ausgeschlossen|scheitert*|verhinder*|~|unb*|unf*|ung*|unk*|unm*|unn*|unp*|unr*|unsi*|unst*|\
         unv*|unw*|unz*|uner*|unau*|unab*|unan*|unei*|unl*|unpr*|untr*|untä*|untau*|unsch*|unsac*|\
         unso*|unsel*|unüb*|unö*|unä*|une*|unh*|entf*|vermeid*|vermied*|verzicht*|versag*|verneint*|\
         bestreit*|bestritt*|dementier*|weiger*|frei|nie*|kaum|miss*|ausbl*|ausfall*|ausgefallen|\
         entbehr*|außer|gegen|zu wenig|leer|verpass*|illegal*|irr*",
    ),
    (
        Concept::NotYet,
        "noch nicht|noch kein*|bislang nicht|bisher nicht|bisher kein*|bislang kein*|noch immer nicht",
    ),
    (Concept::Already, "bereits|schon|längst"),
    (
        Concept::Possible,
        "könnte|könnten|vielleicht|eventuell|womöglich|unter umständen|dürfte möglicherweise|~|möglich*|\
         könne|droht|drohen",
    ),
    (
        Concept::Likely,
        "wahrscheinlich|voraussichtlich|vermutlich|dürfte|dürften|wohl|offenbar|anscheinend|\
         mutmaßlich*|erwartet*|rechne*|schein*|soll|sollen|schätz*|es besteht der verdacht|vermutet|\
         vermuten|vermutete|vermuteten|~|verdacht*|vermut*|glaub*|meint|meinen|überzeugt|einschätz*|\
         ansicht|hält|halten",
    ),
    (
        Concept::Suggest,
        "deute*|legt nahe|legen nahe|andeut*|lässt vermuten|hindeut*",
    ),
    (
        Concept::Certain,
        "sicher|sicherlich|gewiss|zweifellos|bestimmt|garantiert",
    ),
    (
        Concept::Prove,
        "beweis*|bewies*|belegt|belegen|nachgewiesen|nachweis*",
    ),
    (
        Concept::Able,
        "kann|können|darf|dürfen|imstande|möglich|erlaub*",
    ),
    (
        Concept::Consider,
        "prüf*|erwäg*|erwog*|überleg*|in erwägung|geprüft|~|berät|beraten|untersuch*|diskutier*|\
         denkt * nach|erörter*",
    ),
    (
        Concept::Want,
        "will|wollen|möchte|möchten|hofft|hoffen|wünsch*|strebt|streben|bemüh*|ziel*|beabsichtig*|\
         anstreb*|wolle",
    ),
    (
        Concept::Plan,
        "plant|planen|vorgesehen|vorhaben|beabsichtig*|hat vor|haben vor|~|geplant|plan|pläne|soll|\
         sollen|steht * bevor",
    ),
    (
        Concept::Should,
        "sollte|sollten|empfehl*|empfiehlt|empfohlen|ratsam|rät",
    ),
    (
        Concept::Must,
        "muss|müssen|müsse|vorgeschrieben|~|verpflicht*|zwingend|erforderlich|notwendig|pflicht",
    ),
    (
        Concept::Promise,
        "versprech*|versprach*|versprich*|versprochen|zugesagt|zusag*|sagt* * zu|verpflichtet sich|\
         verpflichten sich|zusicher*|gelob*|garantier*",
    ),
    (Concept::Will, "wird|werden|werde"),
    (
        Concept::Decide,
        "beschloss*|beschlossen|entschied*|entschieden|einigt*|geeinigt|verabschiedet|festgelegt",
    ),
    (
        Concept::Demand,
        "forder*|verlang*|bitte*|bat|baten|gefordert|appell*|aufforder*|aufgefordert|dringt",
    ),
    (
        Concept::Recommend,
        "empfehl*|empfiehlt|empfohlen|vorschlag*|schlug|schlägt|vorgeschlagen",
    ),
    (
        Concept::Strong,
        "scharf|scharfe|scharfer|scharfen|schwer|schwere|schweren|schwerer|ernst*|heftig*|massiv*|stark|\
         starke|starken|starker|tief|tiefe|tiefer|große sorge|großer sorge|entschieden|erheblich*|\
         dramatisch*|gravierend*|drastisch*|nachdrücklich|äußerst|sehr|deutlich*|vehement*|energisch*|\
         eindringlich*|beträchtlich*|enorm*|schärfste*|zutiefst",
    ),
    (
        Concept::Weak,
        "leicht|leichte|leichten|leichter|geringfügig*|etwas|milde*|mild|ein wenig|gering|geringe*|\
         mäßig*|vorsichtig*|verhalten|moderat*|schwach*|kleinere*",
    ),
    (
        Concept::All,
        "alle|allen|aller|sämtlich*|ausnahmslos|einstimmig|~|alles|jeder|jede|jedes|jeden|jedem|ganz*|\
         gesamt*|jeweils|überall|vollständig*|beide*|insgesamt|flächendeckend",
    ),
    (
        Concept::Most,
        "die meisten|den meisten|der meisten|mehrheit|großteil|überwiegend*|größtenteils|größte teil|\
         größten teil|meist|zumeist",
    ),
    (
        Concept::Several,
        "einige|einigen|einiger|manche|manchen|ein teil|einen teil|teilweise|teils|mehrere",
    ),
    (
        Concept::Nobody,
        "kein einzig*|keines der|keiner der|keine der|niemand|keinerlei|keine einzige",
    ),
    (
        Concept::NotAll,
        "nicht alle|nicht jeder|nicht jede|nicht jedes|nicht allen|nicht aller|nicht immer|nicht ganz|\
         nicht sämtliche",
    ),
    (
        Concept::Only,
        "nur|lediglich|ausschließlich|nichts als|~|bloß|allein|einzig|erst|beschränkt",
    ),
    (
        Concept::AtLeast,
        "mindestens|wenigstens|zumindest|nicht weniger als|~|mehr als|über|oder mehr|ab",
    ),
    (
        Concept::AtMost,
        "höchstens|maximal|nicht mehr als|nicht länger als|~|bis zu|weniger als|unter|allenfalls|\
         spätestens",
    ),
    (
        Concept::First,
        "erste|erster|erstes|erstmals|~|ersten|zunächst|anfangs|zuerst",
    ),
    (
        Concept::Last,
        "letzte|letzten|letzter|letztes|zuletzt|schließlich",
    ),
    (
        Concept::About,
        "etwa|rund|ungefähr|circa|zirka|ca|knapp|gut|fast|nahezu",
    ),
    (
        Concept::Increase,
        "steig*|stieg*|gestiegen|erhöh*|zunahm*|zugenommen|zunehm*|nahm * zu|nehmen * zu|wachs*|wuchs*|\
         gewachsen|anheb*|angehoben|ausweit*|ausgeweitet|verdoppel*|zunahme|zuwachs|anstieg|vergrößer*|\
         hob * an|heraufgesetzt|setzt * herauf|nach oben|aufgestockt|heben * an|~|hob",
    ),
    (
        Concept::Decrease,
        "sink*|sank*|gesunken|senk*|gesenkt|fiel|fielen|gefallen|verringer*|reduzier*|abnahm*|abgenommen|\
         rückgang|zurückgegangen|kürz*|gekürzt|ging * zurück|gehen * zurück|schrumpf*|abbau*|verkleiner*|\
         verkürz*|einbruch|herabgesetzt|setzt * herab|nach unten|herunter",
    ),
    (Concept::More, "mehr als|mehr|über|höher|länger|größer"),
    (
        Concept::Less,
        "weniger als|weniger|niedriger|geringer|kürzer|kleiner|unter",
    ),
    (Concept::Before, "vor|bevor|vorher|zuvor|vorab|ehe"),
    (
        Concept::After,
        "nach|nachdem|danach|anschließend|später|nachher",
    ),
    (
        Concept::Accept,
        "angenommen|nahm * an|nehmen * an|akzeptier*|genehmig*|zugestimmt|billig*|gebilligt|\
         stimmte* * zu|verabschiedet",
    ),
    (
        Concept::Reject,
        "ablehn*|abgelehnt|lehn* * ab|zurückgewiesen|wies* * zurück|verweiger*|verwarf|verworfen|\
         weist * zurück|weisen * zurück",
    ),
    (Concept::Support, "unterstütz*|befürwort*|begrüß*"),
    (Concept::Oppose, "gegen|widersprech*|ablehn*|lehnt * ab"),
    (
        Concept::Praise,
        "begrüß*|lob*|gelobt|würdig*|dank*|gewürdigt",
    ),
    (
        Concept::Criticise,
        "kritisier*|verurteil*|rüg*|gerügt|tadel*|bemängel*|moniert*|beklag*",
    ),
    (
        Concept::Open,
        "öffn*|eröffn*|geöffnet|wiedereröffn*|wieder geöffnet",
    ),
    (
        Concept::Close,
        "schließ*|schloss*|geschlossen|gesperrt|sperr*|schließung",
    ),
    (
        Concept::Begin,
        "beginn*|begann*|begonnen|starte*|gestartet|anfang*|angefangen",
    ),
    (
        Concept::End,
        "endet|enden|endete*|beend*|beendet|abgeschlossen|fertiggestellt|schluss",
    ),
    (
        Concept::Win,
        "gewinn*|gewann*|gewonnen|sieg*|besiegt*|schlug|setzte sich * durch",
    ),
    (
        Concept::Lose,
        "verlier*|verlor*|verloren|unterlag|unterlagen|unterlegen|niederlage",
    ),
    (
        Concept::Allow,
        "erlaub*|gestatte*|zulass*|zugelassen|genehmig*|darf|dürfen",
    ),
    (
        Concept::Forbid,
        "verbiet*|verbot*|verboten|untersag*|darf nicht|dürfen nicht",
    ),
    (Concept::Succeed, "erfolg*|gelingt|gelang|gelungen"),
    (
        Concept::Fail,
        "scheiter*|gescheitert|misslang|misslungen|durchgefallen",
    ),
    (Concept::North, "norden|nördlich*|nord"),
    (Concept::South, "süden|südlich*|süd"),
    (Concept::East, "osten|östlich*|ost"),
    (Concept::West, "westen|westlich*|west"),
    (
        Concept::Free,
        "kostenlos*|kostenfrei*|gratis|unentgeltlich*|gebührenfrei*",
    ),
    (Concept::Paid, "kostenpflichtig*|gebührenpflichtig*"),
    (
        Concept::FirstSingular,
        "ich|mich|mir|mein|meine|meinen|meinem|meiner",
    ),
    (
        Concept::FirstPlural,
        "wir|uns|unser|unsere|unseren|unserem|unserer|unseres",
    ),
    (Concept::He, "~|er|ihn|ihm"),
    (Concept::Mayor, "bürgermeister*|oberbürgermeister*"),
    (
        Concept::Director,
        "direktor*|leiter|leiterin|geschäftsführer*|intendant*|amtsleiter*|chef|chefin",
    ),
    (
        Concept::Chair,
        "vorsitzende*|vorsitzender|präsident*|obfrau|obmann",
    ),
    (
        Concept::Minister,
        "minister|ministerin|*minister|*ministerin",
    ),
    (
        Concept::President,
        "präsident|präsidentin|bundespräsident*|staatspräsident*",
    ),
    (
        Concept::Spokesperson,
        "sprecher|sprecherin|*sprecher|*sprecherin|pressesprecher*",
    ),
    (Concept::Union, "gewerkschaft*"),
    (
        Concept::Management,
        "geschäftsführung|unternehmensleitung|leitung|vorstand|arbeitgeber*|geschäftsleitung|direktion",
    ),
    (
        Concept::Company,
        "unternehmen|firma|hersteller*|konzern*|stadtwerke*|betreiber*|gesellschaft",
    ),
    (Concept::Police, "polizei*|polizist*"),
    (
        Concept::Court,
        "gericht|gerichts|*gericht|richter|richterin|*gerichtshof",
    ),
    (Concept::Prosecutor, "staatsanw*"),
    (
        Concept::Lawyer,
        "anwalt|anwältin|anwälte|rechtsanw*|verteidiger*",
    ),
    (Concept::Doctor, "arzt|ärztin|ärzte|ärzten|*arzt|*ärztin"),
    (
        Concept::Researcher,
        "forscher*|wissenschaftler*|forschende*|studienautor*",
    ),
    (Concept::Professor, "professor*"),
    (Concept::Teacher, "lehrer*|lehrkr*"),
    (Concept::Witness, "zeuge*|zeugin|augenzeug*"),
    (
        Concept::Resident,
        "anwohner*|einwohner*|bewohner*|bürger|bürgerinnen|bürgern",
    ),
    (Concept::Parent, "eltern*"),
    (Concept::Patient, "patient*"),
    (Concept::Student, "schüler*|student*|studierende*"),
    (
        Concept::Customer,
        "kunde*|kundin*|verbraucher*|fahrgast|fahrgäste*",
    ),
    (Concept::Tourist, "tourist*|urlauber*"),
    (Concept::Fisher, "fischer*"),
    (Concept::Farmer, "bauer|bauern|landwirt*|bäuer*"),
    (
        Concept::Driver,
        "fahrer|fahrerin|fahrern|autofahrer*|lokführer*",
    ),
    (
        Concept::Hospital,
        "krankenhaus*|krankenhäus*|klinik*|klinikum*|spital*",
    ),
    (Concept::University, "universität*|hochschule*|uni"),
    (Concept::School, "schule*|*schule|*schulen|gymnasi*"),
    (Concept::Harbour, "hafen|hafens|häfen"),
    (Concept::Airport, "flughafen*|flughäfen"),
    (Concept::Station, "bahnhof*|hauptbahnhof*|haltestelle*"),
    (Concept::Library, "bibliothek*|bücherei*"),
    (Concept::Church, "kirche*|dom|*kirche"),
    (Concept::Bridge, "brücke*|*brücke|*brücken"),
    (
        Concept::Say,
        "sagte|sagt|sagten|erklärte*|teilte * mit|betonte*|sagte er|äußerte*|berichtete*|\
         fügte * hinzu|räumte* * ein|meinte|rechnet mit|erwartet|warnt|warnte|prognostizier*|\
         fügt * hinzu|fügen * hinzu|ergänzt|ergänzte|betont|betonen|erklärt|räumt * ein|meint|äußert|\
         berichtet|erläutert*|mahnt|mahnte|schildert*|versichert*|fügt hinzu|fügte hinzu|fügen hinzu|\
         räumt ein|räumte ein",
    ),
    (
        Concept::According,
        "laut|zufolge|nach angaben|nach ansicht|nach aussage",
    ),
    (Concept::Spring, "frühjahr*|frühling*"),
    (Concept::Summer, "sommer|sommers|im sommer"),
    (Concept::Autumn, "herbst*"),
    (Concept::Winter, "winter|winters"),
    (Concept::Morning, "morgens|vormittag*|am morgen"),
    (
        Concept::Evening,
        "abend*|abends|nachmittag*|nachts|am abend",
    ),
    (
        Concept::Order,
        "verpflicht*|vorgeschrieben|angeordnet|ordnet* an|~|pflicht*|anordn*|vorschr*",
    ),
    (
        Concept::Outrage,
        "verurteil*|empör*|wütend|prangert*|scharf kritisier*|scharfe kritik|heftige kritik|außer sich|\
         entrüst*|tobt*|aufs schärfste|~|scharf*|heftig*|attackier*|geißel*",
    ),
    (
        Concept::Regret,
        "bedauer*|zweifel*|bedenken|vorbehalte*|enttäuscht|unzufrieden|skepsis|skeptisch|~|sorge*|\
         besorg*|unmut",
    ),
    (
        Concept::Past,
        "letztes jahr|letzten jahr|vorigen jahr|vergangenen jahr|vergangenes jahr|gestern|vorige woche|\
         vergangene woche",
    ),
    (
        Concept::Nurse,
        "krankenschwester*|pfleger|pflegern|krankenpfleger*|pflegekraft|pflegekräfte*|~|pflege*|\
         schwester*",
    ),
    (
        Concept::Coach,
        "trainer|trainers|trainerin|bundestrainer*|~|coach*",
    ),
    (
        Concept::Player,
        "spieler|spielern|spielerin*|spielers|~|stürmer*|torwart*|sportler*",
    ),
    (Concept::Referee, "schiedsrichter*|~|unparteiisch*"),
    (
        Concept::Firefighter,
        "feuerwehrmann|feuerwehrleute*|feuerwehrmänner*|~|feuerwehr*",
    ),
    (
        Concept::Worker,
        "arbeiter|arbeitern|arbeitnehmer*|beschäftigte*|mitarbeiter*|angestellte*|~|belegschaft|personal",
    ),
    (
        Concept::Investor,
        "anleger*|investor*|aktionär*|~|fonds|eigner*",
    ),
    (Concept::Voter, "wähler*|wahlberechtigt*"),
    (
        Concept::Defendant,
        "angeklagt*|verdächtig*|beschuldigt*|tatverdächtig*|~|täter*",
    ),
    (Concept::Victim, "opfer|opfern|~|todesopfer*|geschädigt*"),
    (Concept::Governor, "gouverneur*|~|ministerpräsident*"),
    (Concept::Ambassador, "botschafter*|~|botschaft*"),
    (Concept::Soldier, "soldat*"),
    (Concept::Owner, "eigentümer*|besitzer*|inhaber*"),
    (
        Concept::Government,
        "regierung|bundesregierung|regierungen|landesregierung|~|staat*",
    ),
    (
        Concept::Parliament,
        "parlament*|bundestag*|landtag*|~|abgeordnet*",
    ),
    (
        Concept::Opposition,
        "opposition|oppositionspartei*|oppositionelle*",
    ),
    (
        Concept::RulingParty,
        "regierungspartei*|regierungskoalition*|regierungslager|~|koalition*",
    ),
    (
        Concept::WeatherService,
        "wetterdienst*|wetteramt*|~|meteorolog*|wetter*",
    ),
    (
        Concept::HealthMinistry,
        "gesundheitsministerium*|gesundheitsamt|~|gesundheit*",
    ),
    (
        Concept::CentralBank,
        "zentralbank*|notenbank*|bundesbank|~|ezb",
    ),
    (Concept::Army, "armee*|bundeswehr|streitkräfte*|militär*"),
    (Concept::FireService, "feuerwehr|~|feuerwehr*"),
    (
        Concept::Committee,
        "ausschuss|ausschusses|kommission|gremium|komitee|~|rat",
    ),
    (Concept::Museum, "museum|museums|museen|~|galerie*"),
    (Concept::Factory, "fabrik|fabriken|~|werk*"),
    (Concept::Stadium, "stadion|stadien|stadions"),
    (Concept::Part, "ein teil|einen teil|einem teil|~|teilweise"),
    (
        Concept::Try,
        "bemüht sich|bemühen sich|bemühte sich|bemühten sich|versuchen|versucht|~|bemüh*|versuch*|\
         streb*|anstreb*|anstreng*",
    ),
    (
        Concept::Mainly,
        "vor allem|hauptsächlich|überwiegend|vorwiegend|größtenteils|in erster linie|vornehmlich|~|\
         insbesondere|meist|zumeist|meisten*|großteil*|besonders|mehrheit*|hauptsache|weitgehend|\
         schwerpunkt*",
    ),
    (Concept::Export, "export*|ausfuhr*"),
    (Concept::Import, "import*|einfuhr*"),
    (
        Concept::Buy,
        "kauft|kaufte|kauften|kaufen|gekauft|erwirbt|erwarb|erwarben|erworben|~|kauf*|erwerb*|*kauf|\
         übern*",
    ),
    (
        Concept::Sell,
        "verkauf*|veräußer*|~|absatz*|umsatz*|vertr*|vertrieb*",
    ),
    (
        Concept::OrderWon,
        "auftrag erhalten|auftrag bekommen|aufträge erhalten|erhielt * auftrag|erhielt * zuschlag|\
         zuschlag erhalten|auftrag gewonnen",
    ),
    (
        Concept::OrderPlaced,
        "in auftrag gegeben|gab * in auftrag|gibt * in auftrag|gaben * in auftrag|beauftragt|\
         beauftragte|beauftragten|~|bestell*|auftrag*",
    ),
    (
        Concept::Clear,
        "klar|eindeutig|eindeutige|offensichtlich|~|klar*|fest|deutlich*",
    ),
    (
        Concept::Unclear,
        "unklar|unklare*|ungeklärt|ungewiss|~|unklar*|unsicher*|offen|fraglich*|ungew*",
    ),
    (
        Concept::Necessary,
        "nötig|notwendig|notwendige*|erforderlich|erforderliche*|unerlässlich|unverzichtbar|\
         unentbehrlich|~|brauch*|nötig*|muss|müssen|bedarf*",
    ),
    (
        Concept::Unnecessary,
        "unnötig|unnötige*|überflüssig|überflüssige*|entbehrlich|~|unnütz*|erübrig*|verzicht*",
    ),
    (
        Concept::Sufficient,
        "ausreichend|ausreichende*|hinreichend|genügend|genug|~|reich*|genüg*",
    ),
    (
        Concept::Insufficient,
        "unzureichend|unzureichende*|ungenügend|ungenügende*|zu wenig|~|mangel*|knapp*|fehl*|\
         dürftig*|schwach*",
    ),
    (
        Concept::Legal,
        "legal|rechtmäßig|zulässig|~|legal*|recht*|gesetz*",
    ),
    (
        Concept::Illegal,
        "illegal|illegale*|rechtswidrig|rechtswidrige*|gesetzwidrig|unrechtmäßig|unzulässig|~|\
         verbot*|schwarz*|verstoß*",
    ),
    (
        Concept::Safe,
        "ungefährlich|unbedenklich|harmlos|unschädlich|gefahrlos|~|sicher*|außer gefahr|\
         unbedenklich*|harmlos*|ungefährlich*",
    ),
    (
        Concept::Dangerous,
        "gefährlich|gefährliche*|schädlich|schädliche*|riskant|~|gefahr*|risiko*|bedroh*|bedenklich*|\
         giftig*",
    ),
    (
        Concept::Yesterday,
        "gestern|gestrig*|~|vortag*|tags zuvor|tag zuvor",
    ),
    (Concept::Today, "heute|heutig*|~|derzeit|jetzt|gegenwärtig"),
    (
        Concept::Tomorrow,
        "morgen früh|ab morgen|~|morgen|folgetag|nächsten tag|tag darauf|übermorgen",
    ),
    (
        Concept::LastWeek,
        "letzte woche|letzter woche|vergangene woche|vorige woche|letzten woche|vergangenen woche|\
         vorigen woche|~|vorwoche|vor einer woche",
    ),
    (
        Concept::ThisWeek,
        "diese woche|dieser woche|~|laufenden woche|laufende woche",
    ),
    (
        Concept::NextWeek,
        "nächste woche|nächster woche|nächsten woche|kommende woche|kommenden woche|kommender woche|\
         ~|folgenden woche|woche darauf|in einer woche",
    ),
    (
        Concept::LastMonth,
        "letzten monat|vergangenen monat|vorigen monat|~|vormonat*|vor einem monat",
    ),
    (
        Concept::ThisMonth,
        "diesen monat|diesem monat|~|laufenden monat",
    ),
    (
        Concept::NextMonth,
        "nächsten monat|kommenden monat|~|folgemonat|folgenden monat|in einem monat",
    ),
    (
        Concept::LastYear,
        "letztes jahr|letzten jahr|letzten jahres|vergangenes jahr|vergangenen jahr|\
         vergangenen jahres|voriges jahr|vorigen jahr|vorjahr*|~|vor einem jahr|vorjähr*|letzten|\
         vergangenen",
    ),
    (
        Concept::ThisYear,
        "dieses jahr|diesem jahr|dieses jahres|heuer|~|diesjähr*|laufenden jahr*|diesen",
    ),
    (
        Concept::NextYear,
        "nächstes jahr|nächsten jahr|nächsten jahres|kommendes jahr|kommenden jahr|kommenden jahres|\
         ~|folgejahr|jahr darauf|in einem jahr|nächsten|kommenden",
    ),
];

static ROLES: Roles = Roles {
    style: RoleStyle::Order,
    actor: &[],
    undergoer: &[
        "den", "dem", "einen", "einem", "ihren", "seinen", "ihrem", "seinem",
    ],
    recipient: &[],
    not_before: &[],
    passive: &["wird", "wurde", "wurden", "werden", "worden"],
    open: &[
        "und", "oder", "sowie", "mit", "von", "vom", "durch", "bei", "beim", "für", "an", "am",
        "in", "im", "auf", "zu", "zum", "zur", "nach", "aus", "laut", "wie", "dass", "ob", "über",
        "unter", "des", "eines", "zwischen", "neben", "statt",
    ],
};

static NUMERALS: Numerals = Numerals {
    style: NumeralStyle::Compound,
    cardinals: &[
        ("null", 0.0),
        ("ein", 1.0),
        ("eins", 1.0),
        ("eine", 1.0),
        ("einen", 1.0),
        ("einem", 1.0),
        ("einer", 1.0),
        ("zwei", 2.0),
        ("drei", 3.0),
        ("vier", 4.0),
        ("fünf", 5.0),
        ("sechs", 6.0),
        ("sieben", 7.0),
        ("acht", 8.0),
        ("neun", 9.0),
        ("zehn", 10.0),
        ("elf", 11.0),
        ("zwölf", 12.0),
        ("dreizehn", 13.0),
        ("vierzehn", 14.0),
        ("fünfzehn", 15.0),
        ("sechzehn", 16.0),
        ("siebzehn", 17.0),
        ("achtzehn", 18.0),
        ("neunzehn", 19.0),
        ("zwanzig", 20.0),
        ("dreißig", 30.0),
        ("dreissig", 30.0),
        ("vierzig", 40.0),
        ("fünfzig", 50.0),
        ("sechzig", 60.0),
        ("siebzig", 70.0),
        ("achtzig", 80.0),
        ("neunzig", 90.0),
        ("beide", 2.0),
        ("beiden", 2.0),
        ("zweimal", 2.0),
        ("dreimal", 3.0),
        ("doppelt", 2.0),
        ("doppelte", 2.0),
        ("doppelten", 2.0),
        ("verdoppelt", 2.0),
        ("verdoppeln", 2.0),
        ("verdoppelte", 2.0),
        ("viermal", 4.0),
        ("fünfmal", 5.0),
        ("erste", 1.0),
        ("ersten", 1.0),
        ("zweite", 2.0),
        ("zweiten", 2.0),
        ("dritte", 3.0),
        ("dritten", 3.0),
        ("vierte", 4.0),
        ("vierten", 4.0),
        ("fünfte", 5.0),
        ("fünften", 5.0),
        ("sechste", 6.0),
        ("siebte", 7.0),
        ("achte", 8.0),
        ("neunte", 9.0),
        ("zehnte", 10.0),
        ("dutzend", 12.0),
        ("jahrzehnt", 10.0),
        ("jahrzehnte", 10.0),
        ("jahrzehnten", 10.0),
        ("anderthalb", 1.5),
        ("eineinhalb", 1.5),
        ("verdreifacht", 3.0),
        ("zweiter", 2.0),
        ("dritter", 3.0),
        ("vierter", 4.0),
        ("sechsten", 6.0),
        ("siebten", 7.0),
        ("achten", 8.0),
        ("neunten", 9.0),
        ("zehnten", 10.0),
    ],
    magnitudes: &[
        ("hundert", 100.0),
        ("tausend", 1000.0),
        ("million", 1e6),
        ("millionen", 1e6),
        ("milliarde", 1e9),
        ("milliarden", 1e9),
        ("billion", 1e12),
        ("billionen", 1e12),
        ("mio", 1e6),
        ("mrd", 1e9),
    ],
    fractions: &[
        ("hälfte", 0.5),
        ("halb", 0.5),
        ("halbe", 0.5),
        ("halben", 0.5),
        ("halbes", 0.5),
        ("halber", 0.5),
        ("halbiert", 0.5),
        ("halbieren", 0.5),
        ("halbierte", 0.5),
        ("drittel", 1.0 / 3.0),
        ("viertel", 0.25),
        ("fünftel", 0.2),
        ("sechstel", 1.0 / 6.0),
        ("achtel", 0.125),
        ("zehntel", 0.1),
    ],
    shares: &[
        ("%", 0.01),
        ("prozent", 0.01),
        ("prozentpunkte", 0.01),
        ("prozentpunkten", 0.01),
        ("prozentpunkt", 0.01),
    ],
    durations: &[],
    time_units: &[
        ("jahr", TimeUnit::Year),
        ("jahre", TimeUnit::Year),
        ("jahren", TimeUnit::Year),
        ("jahres", TimeUnit::Year),
        ("monat", TimeUnit::Month),
        ("monate", TimeUnit::Month),
        ("monaten", TimeUnit::Month),
        ("monats", TimeUnit::Month),
        ("woche", TimeUnit::Week),
        ("wochen", TimeUnit::Week),
        ("tag", TimeUnit::Day),
        ("tage", TimeUnit::Day),
        ("tagen", TimeUnit::Day),
        ("stunde", TimeUnit::Hour),
        ("stunden", TimeUnit::Hour),
        ("minute", TimeUnit::Minute),
        ("minuten", TimeUnit::Minute),
        ("sekunde", TimeUnit::Second),
        ("sekunden", TimeUnit::Second),
    ],
    counters: &[],
};
