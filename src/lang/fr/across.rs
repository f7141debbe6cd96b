//! French words for what is compared across languages.

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
        "non seulement|pas seulement|pas uniquement|pas moins de|pas plus de|pas plus tard que|\
         sans doute|sans précédent|non loin|avant tout|après tout|tout à fait|tout de même|\
         tout d'abord|tout en|en tout cas|malgré tout|plus ou moins|de plus en plus|en plus|la fin|\
         à la fin|d'ici|au fur et à mesure|d'autant plus|en cours|afrique du sud|corée du sud|\
         corée du nord|amérique du sud|amérique du nord|point de vue|point de départ|pas à pas|\
         tous les jours|tous les deux|plus tard|plus de|moins de|au moins|le plus souvent|\
         premier ministre|première ministre|non plus|n'importe|ne serait-ce|soit|en avant|d'avant|\
         avant-hier|mer du nord|pôle nord|pôle sud|afrique du nord|asie de l'est|afrique de l'ouest|\
         asie du sud|moyen-orient|timor oriental",
    ),
    (
        Concept::Not,
        "pas|jamais|aucun|aucune|personne ne|nullement|~|ni|rien|nul|nulle|guère",
    ),
    (
        Concept::Negative,
        "sans|refus*|manqu*|interdi*|empêch*|rejet*|faute de|absence|im*|in*|échou*|renonc*|dépourvu*|\
         faute d|à défaut",
    ),
    (
        Concept::NotYet,
        "pas encore|toujours pas|n'* pas encore|pas à ce jour",
    ),
    (Concept::Already, "déjà|d'ores et déjà"),
    (
        Concept::Possible,
        "pourrait|pourraient|peut-être|possibilité|éventuel*|il se peut|~|possibl*|risque de|risquent de",
    ),
    (
        Concept::Likely,
        "probable*|vraisemblable*|devrait|devraient|sans doute|semble*|paraît|serait|seraient|aurait|\
         auraient|estim*|attend*|prévu*|prévoi*|présum*|on soupçonne|soupçonne que|soupçonnent|~|\
         consid*|pens*|croi*|soupçon*|juge*",
    ),
    (
        Concept::Suggest,
        "suggèr*|laisse entendre|laissent entendre|laisse penser|laissent penser|indique*",
    ),
    (
        Concept::Certain,
        "certainement|assurément|à coup sûr|certain que|sûr que",
    ),
    (Concept::Prove, "prouv*|démontr*"),
    (Concept::Able, "peut|peuvent|permet*|possible"),
    (
        Concept::Consider,
        "examin*|étudi*|envisag*|réfléchi*|à l'étude|délibér*|~|considèr*|évalu*|discut*|débat*",
    ),
    (
        Concept::Want,
        "veut|veulent|souhait*|espèr*|espér*|vise*|voudrait|compte|comptent|désir*|ambition*|cherch*|\
         tent*",
    ),
    (
        Concept::Plan,
        "prévoit|prévoient|envisage de|projette*|planifi*|~|prévu|prévue|prévus|prévues|entend|doit être|\
         doivent être|compte|comptent|projet de",
    ),
    (Concept::Should, "devrait|devraient|recommand*|conseill*"),
    (
        Concept::Must,
        "doit|doivent|devra|devront|faut|impérat*|tenu de|tenus de|~|obligat*|oblig*|nécessaire",
    ),
    (
        Concept::Promise,
        "promis|promet*|promess*|s'engage*|s'est engagé*|se sont engagé*|engagement de|garanti*",
    ),
    (Concept::Will, "sera|seront|aura|auront"),
    (
        Concept::Decide,
        "a décidé|ont décidé|décid*|adopt*|convenu*|tranché",
    ),
    (
        Concept::Demand,
        "demand*|exig*|réclam*|appell*|sollicit*|exhort*",
    ),
    (Concept::Recommend, "recommand*|propos*|préconis*|conseill*"),
    (
        Concept::Strong,
        "vivement|fortement|fort|forte|sévèrement|sévère*|grave*|gravement|profond*|profondément|\
         fermement|violemment|violent*|vive|vives|sérieu*|énergiquement|considérabl*|massiv*|très|\
         durement|lourdement|drastiqu*|nettement|extrêmement|farouchement|radicalement|catégoriquement",
    ),
    (
        Concept::Weak,
        "légèrement|légère|légères|léger|légers|modérément|un peu|modest*|faible*|quelque peu|mineur*|\
         timidement|prudemment|mesuré*|mollement|doucement",
    ),
    (
        Concept::All,
        "tous|toutes|chaque|chacun*|ensemble des|quiconque|la totalité|unanim*|~|tout|toute|l'ensemble|\
         entier*|intégral*|n'importe|partout",
    ),
    (
        Concept::Most,
        "la plupart|majorité|majoritaire*|l'essentiel|la majeure partie|plupart",
    ),
    (
        Concept::Several,
        "quelques|plusieurs|une partie|partiel*|certains|certain|certaines|certaine",
    ),
    (
        Concept::Nobody,
        "aucun des|aucune des|personne ne|pas un seul|pas une seule|aucun|aucune",
    ),
    (
        Concept::NotAll,
        "pas tous|pas toutes|pas toujours|pas tout|pas entièrement|ne sont pas tous|pas chaque|\
         pas forcément|pas nécessairement",
    ),
    (
        Concept::Only,
        "seulement|uniquement|exclusivement|rien que|réservé aux|réservée aux|réservés aux|réservées aux|\
         ~|seul|seule|seuls|seules|ne * que|n'* que|simplement|réservé*|limité*|réserv*",
    ),
    (
        Concept::AtLeast,
        "au moins|au minimum|pas moins de|~|minimum|plus de|ou plus|à partir de",
    ),
    (
        Concept::AtMost,
        "au plus|au maximum|pas plus de|au plus tard|~|maximum|jusqu'à|moins de|ou moins|plafonn*",
    ),
    (
        Concept::First,
        "premier|première|premiers|premières|pour la première fois|~|d'abord|initial*|1er|1re",
    ),
    (
        Concept::Last,
        "dernier|dernière|derniers|dernières|enfin|final*",
    ),
    (
        Concept::About,
        "environ|près de|quelque|à peu près|autour de|presque|une centaine|une dizaine|une vingtaine",
    ),
    (
        Concept::Increase,
        "augment*|hausse*|accroî*|accru*|progress*|croissance|relèv*|relev*|grimp*|doubl*|élargi*|étendu|\
         étend*|hauss*|croît|agrandi*|relevé|relevée|rehauss*|revu* à la hausse|majoré*",
    ),
    (
        Concept::Decrease,
        "baiss*|diminu*|rédui*|recul*|chut*|réduction*|abaiss*|supprim*|décroî*|tomb*|rétréci*|\
         raccourci*|revu* à la baisse|abaissé",
    ),
    (Concept::More, "plus de|plus que|davantage|supérieur*"),
    (Concept::Less, "moins de|moins que|inférieur*"),
    (Concept::Before, "avant|auparavant|préalable*"),
    (Concept::After, "après|ensuite|à l'issue|à la suite|depuis"),
    (Concept::Accept, "accept*|approuv*|adopt*|validé*|entériné*"),
    (Concept::Reject, "rejet*|refus*|repouss*|écart*|débout*"),
    (
        Concept::Support,
        "soutien*|soutenu*|soutenir|appuie*|appuy*|favorable*|approuv*",
    ),
    (
        Concept::Oppose,
        "s'oppos*|opposé*|opposant*|contre|conteste*",
    ),
    (
        Concept::Praise,
        "salu*|félicit*|se réjoui*|lou*|remerci*|applaud*|rend hommage",
    ),
    (
        Concept::Criticise,
        "critiqu*|condamn*|dénonc*|déplor*|blâm*|fustig*|reproch*",
    ),
    (
        Concept::Open,
        "ouvr*|ouvert*|rouvr*|réouvert*|ouverture|inaugur*",
    ),
    (Concept::Close, "ferm*|fermeture|clos|close"),
    (Concept::Begin, "commenc*|début*|démarr*|lanc*|entam*"),
    (
        Concept::End,
        "termin*|achev*|prend* fin|fini*|s'achèv*|clôtur*|cess*",
    ),
    (
        Concept::Win,
        "gagn*|remport*|vainqueur*|victoire*|battu*|l'emport*",
    ),
    (Concept::Lose, "perd*|défaite*|s'inclin*|perte*"),
    (Concept::Allow, "autoris*|permet*|permis|peut|peuvent"),
    (Concept::Forbid, "interdi*|prohib*|proscri*"),
    (Concept::Succeed, "réussi*|succès|parvien*|parven*"),
    (Concept::Fail, "échou*|échec*|échoue*"),
    (Concept::North, "nord"),
    (Concept::South, "sud"),
    (
        Concept::East,
        "à l'est|à l’est|dans l'est|dans l’est|~|est de|l'est|l’est|orient*",
    ),
    (Concept::West, "ouest"),
    (Concept::Free, "gratuit*|gratuitement|sans frais"),
    (Concept::Paid, "payant*|payante*"),
    (Concept::FirstSingular, "je|j'|j’|moi|mon|ma|mes|me|m'"),
    (Concept::FirstPlural, "nous|notre|nos"),
    (Concept::He, "~|il"),
    (Concept::She, "~|elle"),
    (Concept::They, "ils|elles"),
    (Concept::Mayor, "maire|mairesse|maires"),
    (
        Concept::Director,
        "directeur*|directrice*|dirigeant*|chef d*|patron*|responsable*",
    ),
    (Concept::Chair, "président*|présidence"),
    (Concept::Minister, "ministre*|ministère*"),
    (Concept::President, "président*"),
    (Concept::Spokesperson, "porte-parole"),
    (Concept::Union, "syndicat*|syndical*"),
    (
        Concept::Management,
        "direction|la direction|employeur*|patronat",
    ),
    (
        Concept::Company,
        "entreprise*|société*|compagnie*|fabricant*|groupe|exploitant*|constructeur*",
    ),
    (Concept::Police, "police*|policier*|gendarm*"),
    (
        Concept::Court,
        "tribunal*|tribunaux|cour|juge*|cour d'appel",
    ),
    (Concept::Prosecutor, "procureur*|parquet"),
    (Concept::Lawyer, "avocat*"),
    (Concept::Doctor, "médecin*|docteur*"),
    (Concept::Researcher, "chercheur*|chercheuse*|scientifique*"),
    (Concept::Professor, "professeur d'université|professeur*"),
    (Concept::Teacher, "enseignant*|professeur*|instituteur*"),
    (Concept::Witness, "témoin*"),
    (Concept::Resident, "habitant*|riverain*|citoyen*|résident*"),
    (Concept::Parent, "parent|parents|parents d'élèves"),
    (Concept::Patient, "patient|patients|patiente*|malade*"),
    (
        Concept::Student,
        "élève*|étudiant*|écolier*|lycéen*|collégien*|scolaire*",
    ),
    (
        Concept::Customer,
        "client*|clientèle|usager*|consommat*|abonné*",
    ),
    (Concept::Tourist, "touriste*|visiteur*|vacancier*"),
    (Concept::Fisher, "pêcheur*"),
    (Concept::Farmer, "agricult*|paysan*|éleveur*"),
    (
        Concept::Driver,
        "conducteur*|conductrice*|chauffeur*|automobiliste*",
    ),
    (
        Concept::Hospital,
        "hôpital*|hôpitaux|clinique*|centre hospitalier",
    ),
    (Concept::University, "université*|faculté*"),
    (Concept::School, "école*|lycée*|collège*"),
    (Concept::Harbour, "port|ports"),
    (Concept::Airport, "aéroport*"),
    (Concept::Station, "gare|gares"),
    (Concept::Library, "bibliothèque*|médiathèque*"),
    (Concept::Church, "église*|cathédrale*|abbaye*"),
    (Concept::Bridge, "pont|ponts"),
    (
        Concept::Say,
        "a déclaré|déclar*|a dit|affirm*|a ajouté|ajout*|expliqu*|soulign*|annonc*|indiqué|confi*|\
         estime*|précis*|s'attend|prévoit|estime|avert*",
    ),
    (Concept::According, "selon|d'après"),
    (Concept::Spring, "printemps"),
    (Concept::Summer, "été prochain|cet été|l'été|en été|d'été"),
    (Concept::Autumn, "automne*"),
    (Concept::Winter, "hiver*"),
    (Concept::Morning, "matin*|matinée*"),
    (Concept::Evening, "soir*|soirée*|après-midi|nuit*"),
    (
        Concept::Order,
        "ordonn*|oblige*|obligatoire*|impos*|~|exig*|oblig*",
    ),
    (
        Concept::Outrage,
        "condamn*|fustig*|furieux|furieuse|s'indign*|vivement critiqu*|sévèrement critiqu*|fulmin*|\
         s'emport*|outré*|vivement dénonc*|fermement dénonc*|~|vivement|violemment|attaqu*|colère|dénonc*",
    ),
    (
        Concept::Regret,
        "réserves|regrett*|doutes|déçu*|déception|préoccup*|scepti*|inquiétude*|~|inquiet*|doute*|\
         mécontent*",
    ),
    (
        Concept::Past,
        "l'an dernier|l'année dernière|hier|le mois dernier|la semaine dernière",
    ),
    (Concept::Nurse, "infirmier*|infirmière*|~|soignant*"),
    (
        Concept::Coach,
        "entraîneur*|entraîneuse*|sélectionneur*|~|coach*",
    ),
    (
        Concept::Player,
        "joueur*|joueuse*|~|attaquant*|gardien*|sport*",
    ),
    (Concept::Referee, "arbitre|~|arbitr*"),
    (Concept::Firefighter, "pompier*|sapeur*"),
    (
        Concept::Worker,
        "ouvrier*|salarié*|employé*|travailleur*|~|personnel|agents",
    ),
    (Concept::Investor, "investisseur*|actionnaire*"),
    (Concept::Voter, "électeur*|électrice*"),
    (
        Concept::Defendant,
        "accusé|accusés|accusée|prévenu|prévenue|suspect|suspects|~|mis en cause",
    ),
    (Concept::Victim, "victime|~|victimes"),
    (Concept::Governor, "gouverneur*|gouverneure*|~|préfet*"),
    (
        Concept::Ambassador,
        "ambassadeur*|ambassadrice*|~|ambassade*",
    ),
    (Concept::Soldier, "soldat*|~|militaire*"),
    (Concept::Owner, "propriétaire*"),
    (Concept::Government, "gouvernement*|~|état"),
    (
        Concept::Parliament,
        "parlement*|assemblée nationale|sénat|~|assemblée|député*",
    ),
    (Concept::Opposition, "l'opposition|opposition"),
    (
        Concept::RulingParty,
        "parti au pouvoir|majorité présidentielle|coalition au pouvoir",
    ),
    (
        Concept::WeatherService,
        "météo-france|météo france|service météorologique*|~|météo*|prévisionniste*",
    ),
    (Concept::HealthMinistry, "ministère de la santé|~|santé"),
    (
        Concept::CentralBank,
        "banque centrale|banque de france|~|bce",
    ),
    (Concept::Army, "armée*|forces armées|~|militaire*"),
    (Concept::FireService, "~|pompier*|secours"),
    (Concept::Committee, "comité|commission|comités"),
    (Concept::Museum, "musée*"),
    (Concept::Factory, "usine*"),
    (Concept::Stadium, "stade|stades"),
    (Concept::Part, "une partie de|une partie des|~|partiel*"),
    (
        Concept::Try,
        "s'efforc*|s'efforcer*|efforcer*|tenter de|tentera de|tenteront de|essayer de|essaiera de|~|\
         effort*|tent*|essa*|cherch*",
    ),
    (
        Concept::Mainly,
        "principalement|essentiellement|majoritairement|en grande partie|pour l'essentiel|surtout|~|\
         notamment|avant tout|plupart|majorit*|particuli*|principal*|essentiel*",
    ),
    (Concept::Export, "export*"),
    (
        Concept::Import,
        "importation*|importateur*|importatrice*|importer|importé|importés|importée|importées|~|\
         import*",
    ),
    (
        Concept::Buy,
        "achète|achètent|acheté|achetée|achetés|acheter|achètera|acquis|acquiert|acquérir|rachète|\
         racheté|~|achet*|achèt*|achat*|acqui*|rach*|repr*",
    ),
    (
        Concept::Sell,
        "vend|vendent|vendu*|vendre|vendra|cédé*|~|vent*|cess*|céd*|commercialis*",
    ),
    (
        Concept::OrderWon,
        "remporté * commande|décroché * commande|décroché * contrat|remporté * contrat|\
         remporté le marché|~|décroch*|remport*|obten*|reç*",
    ),
    (
        Concept::OrderPlaced,
        "passé commande|passé une commande|a commandé|ont commandé|~|command*",
    ),
    (
        Concept::Clear,
        "évident|évidente|~|clair*|évident*|manifest*",
    ),
    (
        Concept::Unclear,
        "incertain|incertaine|incertains|~|flou*|incertain*|incertitud*|ignor*|inconnu*|clair*",
    ),
    (
        Concept::Necessary,
        "nécessaire|nécessaires|indispensable*|~|nécess*|faut|besoin",
    ),
    (
        Concept::Unnecessary,
        "superflu*|inutile|inutiles|~|inutile*",
    ),
    (
        Concept::Sufficient,
        "suffisant|suffisante|suffisants|suffisantes|suffisamment|~|suffi*|assez",
    ),
    (
        Concept::Insufficient,
        "insuffisant*|insuffisamment|~|insuffi*|manqu*|faibl*|peu|pénuri*",
    ),
    (
        Concept::Legal,
        "légal|légale|légales|légaux|licite*|~|loi|légal*|légitim*|juridi*",
    ),
    (
        Concept::Illegal,
        "illégal*|illicite*|~|interdi*|clandestin*|irréguli*",
    ),
    (
        Concept::Safe,
        "inoffensi*|sans danger|hors de danger|sans risque|~|sûr*|sécur*|anodin*|danger",
    ),
    (
        Concept::Dangerous,
        "dangereux|dangereuse|dangereuses|nocif|nocive|nocifs|nocives|~|danger*|risque*|menac*",
    ),
    (Concept::Yesterday, "hier|~|veille|avant-hier"),
    (
        Concept::Today,
        "aujourd'hui|aujourd’hui|~|actuel*|désormais|maintenant",
    ),
    (Concept::Tomorrow, "demain|~|lendemain|après-demain"),
    (
        Concept::LastWeek,
        "la semaine dernière|la semaine passée|~|semaine précédente|une semaine",
    ),
    (Concept::ThisWeek, "cette semaine|~|même semaine"),
    (
        Concept::NextWeek,
        "la semaine prochaine|~|semaine suivante|une semaine",
    ),
    (
        Concept::LastMonth,
        "le mois dernier|le mois passé|~|mois précédent|un mois",
    ),
    (Concept::ThisMonth, "ce mois-ci|~|ce mois|même mois"),
    (
        Concept::NextMonth,
        "le mois prochain|~|mois suivant|un mois",
    ),
    (
        Concept::LastYear,
        "l'an dernier|l'année dernière|l'an passé|l'année passée|l’an dernier|l’année dernière|\
         l’an passé|l’année passée|~|année précédente|un an|dernier|dernière",
    ),
    (Concept::ThisYear, "cette année|~|même année|ce|cet|cette"),
    (
        Concept::NextYear,
        "l'an prochain|l'année prochaine|l’an prochain|l’année prochaine|~|année suivante|un an|\
         prochain|prochaine",
    ),
    (
        Concept::Done,
        "a *é|ont *é|a ouvert|ont ouvert|a fini|a mis|ont mis|a pris|ont pris|a fait|ont fait|\
         a construit",
    ),
];

static ROLES: Roles = Roles {
    style: RoleStyle::Order,
    actor: &[],
    undergoer: &["à", "au", "aux"],
    recipient: &[],
    not_before: &[],
    passive: &[],
    open: &[
        "et", "ou", "avec", "de", "du", "d", "par", "pour", "en", "dans", "sur", "chez", "selon",
        "que", "qu", "qui", "dont", "comme", "entre", "sans", "ni",
    ],
};

static NUMERALS: Numerals = Numerals {
    style: NumeralStyle::Words,
    cardinals: &[
        ("zéro", 0.0),
        ("un", 1.0),
        ("une", 1.0),
        ("deux", 2.0),
        ("trois", 3.0),
        ("quatre", 4.0),
        ("cinq", 5.0),
        ("six", 6.0),
        ("sept", 7.0),
        ("huit", 8.0),
        ("neuf", 9.0),
        ("dix", 10.0),
        ("onze", 11.0),
        ("douze", 12.0),
        ("treize", 13.0),
        ("quatorze", 14.0),
        ("quinze", 15.0),
        ("seize", 16.0),
        ("dix-sept", 17.0),
        ("dix-huit", 18.0),
        ("dix-neuf", 19.0),
        ("vingt", 20.0),
        ("trente", 30.0),
        ("quarante", 40.0),
        ("cinquante", 50.0),
        ("soixante", 60.0),
        ("soixante-dix", 70.0),
        ("quatre-vingt", 80.0),
        ("quatre-vingts", 80.0),
        ("quatre-vingt-dix", 90.0),
        ("septante", 70.0),
        ("nonante", 90.0),
        ("huitante", 80.0),
        ("deuxième", 2.0),
        ("second", 2.0),
        ("seconde", 2.0),
        ("troisième", 3.0),
        ("quatrième", 4.0),
        ("cinquième", 5.0),
        ("sixième", 6.0),
        ("septième", 7.0),
        ("huitième", 8.0),
        ("neuvième", 9.0),
        ("dixième", 10.0),
        ("double", 2.0),
        ("doublé", 2.0),
        ("triple", 3.0),
        ("triplé", 3.0),
        ("douzaine", 12.0),
        ("dizaine", 10.0),
        ("quinzaine", 15.0),
        ("vingtaine", 20.0),
        ("trentaine", 30.0),
        ("cinquantaine", 50.0),
        ("centaine", 100.0),
        ("décennie", 10.0),
        ("premier", 1.0),
        ("première", 1.0),
        ("doubler", 2.0),
        ("vingtième", 20.0),
    ],
    magnitudes: &[
        ("cent", 100.0),
        ("cents", 100.0),
        ("mille", 1000.0),
        ("million", 1e6),
        ("millions", 1e6),
        ("milliard", 1e9),
        ("milliards", 1e9),
    ],
    fractions: &[
        ("moitié", 0.5),
        ("demi", 0.5),
        ("demie", 0.5),
        ("et demi", 0.5),
        ("et demie", 0.5),
        ("un tiers", 1.0 / 3.0),
        ("tiers", 1.0 / 3.0),
        ("quart", 0.25),
        ("quarts", 0.25),
        ("un cinquième", 0.2),
        ("cinquièmes", 0.2),
        ("un dixième", 0.1),
        ("un sixième", 1.0 / 6.0),
    ],
    shares: &[
        ("%", 0.01),
        ("pour cent", 0.01),
        ("pourcent", 0.01),
        ("points de pourcentage", 0.01),
    ],
    durations: &[],
    time_units: &[
        ("an", TimeUnit::Year),
        ("ans", TimeUnit::Year),
        ("année", TimeUnit::Year),
        ("années", TimeUnit::Year),
        ("mois", TimeUnit::Month),
        ("semaine", TimeUnit::Week),
        ("semaines", TimeUnit::Week),
        ("jour", TimeUnit::Day),
        ("jours", TimeUnit::Day),
        ("heure", TimeUnit::Hour),
        ("heures", TimeUnit::Hour),
        ("minute", TimeUnit::Minute),
        ("minutes", TimeUnit::Minute),
        ("seconde", TimeUnit::Second),
        ("secondes", TimeUnit::Second),
    ],
    counters: &[],
};
