//! Spanish words for what is compared across languages.

use crate::lang::across::{Across, Concept, NumeralStyle, Numerals, RoleStyle, Roles, TimeUnit};

use super::countries;

/// See [`Across`].
pub(super) static ACROSS: Across = Across {
    concepts: &[CONCEPTS, countries::CONCEPTS],
    numerals: Some(&NUMERALS),
    particles: &[],
    roles: Some(&ROLES),
    drops_subjects: true,
    measured: true,
};

static CONCEPTS: &[(Concept, &str)] = &[
    (
        Concept::Nothing,
        "no solo|no sólo|no solamente|no únicamente|no más de|no menos de|no obstante|sin duda|\
         sin embargo|sin precedentes|sin cesar|nada más|sobre todo|ante todo|después de todo|\
         del todo|de todos modos|más o menos|cada vez más|a fin de|al final|a finales|fin de|en fin|\
         con el fin|más de|menos de|al menos|corea del sur|corea del norte|américa del sur|\
         américa del norte|tal vez|antes de ayer|solo que|primer ministro|primera ministra|\
         por primera vez|a menos que|de acuerdo|por supuesto|a no ser|no * más remedio|\
         no * otra opción|no * otro remedio|no * más que|anteayer|préstamos|tramos|gramos|kilogramos|\
         miligramos|ramos|reclamos|extremos|supremos|remos|últimos|máximos|mínimos|próximos|ánimos|\
         marítimos|legítimos|íntimos|décimos|primos|racimos|óptimos|séptimos|*ísimos|anónimos|\
         milésimos|bálsamos|homónimos|sinónimos|unánimos|pésimos|ínfimos|vigésimos|se debe a|\
         se deben a|se debe al|se deben al|debido a|debida a|asia oriental|áfrica occidental|\
         áfrica del norte|áfrica del sur|asia del sur|mar del norte|polo norte|polo sur|\
         timor oriental|oriente medio",
    ),
    (
        Concept::Not,
        "no|nunca|jamás|ningún|ninguna|ninguno|nadie|~|ni|nada|tampoco|apenas",
    ),
    (
        Concept::Negative,
        "sin|rechaz*|neg*|falta*|impid*|prohib*|carec*|in*|im*|des*|fracas*",
    ),
    (Concept::NotYet, "todavía no|aún no|no * todavía|no * aún"),
    (Concept::Already, "ya"),
    (
        Concept::Possible,
        "podría|podrían|posibilidad*|quizá*|tal vez|puede que|podría ser|~|posible*|eventual*|riesgo de",
    ),
    (
        Concept::Likely,
        "probable*|previsible*|se espera|se prevé|se prevén|parece*|se estima|al parecer|supuest*|\
         presunt*|debería|calcula*|previs*|habría*|se sospecha|sospecha que|sospechan que|~|\
         considera que|consideran que|cree*|creen|opin*|piens*|estim*|sospech*|juicio",
    ),
    (
        Concept::Suggest,
        "sugier*|sugir*|indica que|apunta*|insinu*",
    ),
    (
        Concept::Certain,
        "seguramente|sin duda|con seguridad|ciertamente",
    ),
    (Concept::Prove, "prueb*|demuestr*|demostr*|comprob*"),
    (Concept::Able, "puede|pueden|permit*|posible"),
    (
        Concept::Consider,
        "estudi*|examin*|sopes*|baraja*|~|consider*|evalú*|evalu*|analiz*|valora*|debat*|delibera*",
    ),
    (
        Concept::Want,
        "quier*|desea*|espera|esperan|aspira*|pretend*|busca*|intenta*|objetivo*",
    ),
    (
        Concept::Plan,
        "plane*|prevé|prevén|tiene previsto|tienen previsto|proyecta*|planific*|~|previst*|programad*|\
         va a|van a",
    ),
    (
        Concept::Should,
        "debería|deberían|recomend*|recomiend*|aconsej*",
    ),
    (
        Concept::Must,
        "debe|deben|deberá|deberán|tiene que|tienen que|hay que|~|obligat*|oblig*|es necesario|\
         imprescindible",
    ),
    (
        Concept::Promise,
        "promet*|promes*|se compromet*|se comprometi*|compromiso de|garantiz*",
    ),
    (Concept::Will, "será|serán|habrá"),
    (Concept::Decide, "decid*|acord*|resolv*|aprob*|acuerd*"),
    (
        Concept::Demand,
        "exig*|pid*|pedi*|reclam*|solicit*|demand*|instó|instan|insta",
    ),
    (
        Concept::Recommend,
        "recomend*|recomiend*|propon*|propus*|aconsej*",
    ),
    (
        Concept::Strong,
        "fuerte*|duramente|grave*|gravemente|profund*|severa*|severo*|enérgic*|firmemente|seriamente|\
         serio*|seria|serias|muy|enorme*|rotund*|tajante*|considerable*|contundent*|drástic*|intens*|\
         vehement*|extremadamente|aguda",
    ),
    (
        Concept::Weak,
        "leve*|levemente|ligera*|ligero*|moderad*|un poco|modest*|algo|suave*|escas*|débil*|tibi*|timid*|\
         tímid*|ciertas reservas",
    ),
    (
        Concept::All,
        "todos|todas|la totalidad|unánime*|ambos|ambas|~|todo|toda|cada|cualquier*|íntegr*|enter*",
    ),
    (
        Concept::Most,
        "la mayoría|la mayor parte|mayoritari*|casi todos|casi todas",
    ),
    (
        Concept::Several,
        "algunos|algunas|algún|alguna|varios|varias|una parte|parcial*|ciert*|unos cuantos",
    ),
    (
        Concept::Nobody,
        "ninguno de|ninguna de|ningún|ninguna|ninguno|nadie|ni un solo|ni una sola",
    ),
    (
        Concept::NotAll,
        "no todos|no todas|no todo|no siempre|no necesariamente|no toda",
    ),
    (
        Concept::Only,
        "solo|sólo|solamente|únicamente|exclusivamente|tan solo|tan sólo|nada más que|~|no * más que|\
         única|único|reservad*|limitad*",
    ),
    (
        Concept::AtLeast,
        "al menos|por lo menos|como mínimo|no menos de|cuando menos|~|mínimo|más de|o más|a partir de",
    ),
    (
        Concept::AtMost,
        "como máximo|a lo sumo|no más de|a más tardar|~|máximo|hasta|menos de|o menos|tope",
    ),
    (
        Concept::First,
        "primera|primero|primeros|primeras|~|primer|inicial*|al principio",
    ),
    (Concept::Last, "último|última|últimos|últimas|final"),
    (
        Concept::About,
        "unos|unas|cerca de|alrededor de|aproximadamente|casi|en torno a|cerca",
    ),
    (
        Concept::Increase,
        "aument*|sub*|increment*|crec*|alz*|elev*|ampli*|incremento*|duplic*|elevó|elevaron|al alza",
    ),
    (
        Concept::Decrease,
        "disminu*|reduc*|redujo|redujeron|baj*|descend*|descens*|cay*|caíd*|recort*|rebaj*|caen|a la baja",
    ),
    (Concept::More, "más de|más que|superior*|supera*"),
    (Concept::Less, "menos de|menos que|inferior*"),
    (Concept::Before, "antes|previo|previa|previamente"),
    (Concept::After, "después|tras|luego|posteriormente"),
    (Concept::Accept, "acept*|aprob*|aprueb*|adopt*|ratific*"),
    (Concept::Reject, "rechaz*|deneg*|denieg*|desestim*|repudi*"),
    (Concept::Support, "apoy*|respald*|a favor"),
    (
        Concept::Oppose,
        "se opon*|se opus*|oposición|en contra|contra",
    ),
    (
        Concept::Praise,
        "elogi*|celebr*|acog*|felicit*|agradec*|alab*|aplaud*",
    ),
    (
        Concept::Criticise,
        "critic*|conden*|denunci*|censur*|reproch*|lament*|~|acus*|ataca*|atacó",
    ),
    (Concept::Open, "abr*|abier*|reabr*|apertura|inaugur*"),
    (Concept::Close, "cerr*|cierr*|cierre|clausur*"),
    (
        Concept::Begin,
        "comenz*|comienz*|empez*|empiez*|inici*|arranc*",
    ),
    (Concept::End, "termin*|finaliz*|acab*|conclu*|culmin*"),
    (Concept::Win, "gan*|venc*|victori*|triunf*"),
    (Concept::Lose, "perd*|pierd*|derrot*|pérdida*"),
    (Concept::Allow, "permit*|autoriz*|puede|pueden"),
    (Concept::Forbid, "prohíb*|prohib*|ved*"),
    (Concept::Succeed, "éxito*|logr*|consigu*"),
    (Concept::Fail, "fracas*|fall*"),
    (Concept::North, "norte"),
    (Concept::South, "sur"),
    (Concept::East, "este de|al este|oriental*"),
    (Concept::West, "oeste|occidental*"),
    (
        Concept::Free,
        "gratis|gratuit*|gratuitamente|sin coste|sin costo",
    ),
    (Concept::Paid, "de pago|pagad*"),
    (Concept::FirstSingular, "yo|mí|conmigo|~|mi|mis|me"),
    (
        Concept::FirstPlural,
        "nosotros|nosotras|nuestro|nuestra|nuestros|nuestras|*amos|*emos|*imos|~|nos",
    ),
    (Concept::He, "él"),
    (Concept::She, "ella"),
    (Concept::They, "ellos|ellas"),
    (Concept::Mayor, "alcald*|exalcald*"),
    (
        Concept::Director,
        "director*|gerente*|jefe|jefa|responsable*",
    ),
    (Concept::Chair, "president*|presidencia"),
    (Concept::Minister, "ministr*|ministerio*"),
    (Concept::President, "president*|expresident*"),
    (Concept::Spokesperson, "portavoz|portavoces|vocero*|vocera*"),
    (Concept::Union, "sindicat*|sindical*"),
    (Concept::Management, "dirección|gerencia|patronal|empresa"),
    (
        Concept::Company,
        "empresa*|compañía*|fabricante*|grupo|operador*|sociedad",
    ),
    (Concept::Police, "policía*|policial*|agente*"),
    (Concept::Court, "tribunal*|juez|jueza|jueces|juzgado*|corte"),
    (Concept::Prosecutor, "fiscal*|fiscalía*"),
    (Concept::Lawyer, "abogad*"),
    (Concept::Doctor, "médic*|doctor*"),
    (Concept::Researcher, "investigador*|científic*"),
    (Concept::Professor, "catedrátic*|profesor*"),
    (Concept::Teacher, "maestr*|docente*|profesor*|profesorado"),
    (Concept::Witness, "testigo*"),
    (Concept::Resident, "vecin*|habitante*|residente*|ciudadan*"),
    (Concept::Parent, "padre*|madre*|familia*"),
    (Concept::Patient, "paciente*|enferm*"),
    (Concept::Student, "estudiante*|alumn*|escolar*"),
    (Concept::Customer, "cliente*|usuari*|consumidor*"),
    (Concept::Tourist, "turista*|visitante*|viajer*"),
    (Concept::Fisher, "pescador*"),
    (Concept::Farmer, "agricult*|campesin*|ganader*"),
    (Concept::Driver, "conductor*|chófer*|chofer*"),
    (Concept::Hospital, "hospital*|clínica*"),
    (Concept::University, "universidad*|facultad*"),
    (Concept::School, "escuela*|colegio*|instituto*"),
    (Concept::Harbour, "puerto*"),
    (Concept::Airport, "aeropuerto*"),
    (Concept::Station, "estación*|estaciones"),
    (Concept::Library, "biblioteca*"),
    (Concept::Church, "iglesia*|catedral*"),
    (Concept::Bridge, "puente*"),
    (
        Concept::Say,
        "dijo|dijeron|afirm*|declar*|señal*|añad*|explic*|anunci*|asegur*|indic*|subray*|manifest*|\
         espera|prevé|estima|advirt*|advier*|recuerd*|record*|respond*|dice|dicen|apunt*|sostien*|\
         sostuv*|reconoc*|lament*|critic*|denunci*|coment*",
    ),
    (Concept::According, "según|de acuerdo con"),
    (Concept::Spring, "primavera*"),
    (Concept::Summer, "verano*"),
    (Concept::Autumn, "otoño*"),
    (Concept::Winter, "invierno*"),
    (
        Concept::Morning,
        "por la mañana|de la mañana|la mañana|madrugada",
    ),
    (Concept::Evening, "tarde|noche|tardes|noches"),
    (
        Concept::Order,
        "orden*|obliga*|obligatori*|~|exig*|oblig*|impon*|impus*",
    ),
    (
        Concept::Outrage,
        "conden*|arremet*|indignad*|furios*|fustig*|criticó duramente|criticaron duramente|repudi*|\
         cargó contra|~|duramente|ataca*|atacó|ira|denunci*",
    ),
    (
        Concept::Regret,
        "reservas|lament*|dudas|decepcion*|preocup*|escéptic*|descontent*|inquietud*|~|duda*|malestar",
    ),
    (
        Concept::Past,
        "el año pasado|ayer|el mes pasado|la semana pasada",
    ),
    (Concept::Nurse, "enfermero*|enfermera*|~|sanitari*"),
    (Concept::Coach, "entrenador*|seleccionador*|~|técnico*"),
    (
        Concept::Player,
        "jugador*|jugadora*|~|delanter*|portero*|deport*",
    ),
    (Concept::Referee, "árbitro*|árbitra*|~|colegiad*|arbitr*"),
    (Concept::Firefighter, "bombero*"),
    (
        Concept::Worker,
        "trabajador*|empleado*|obrero*|~|personal|plantilla",
    ),
    (Concept::Investor, "inversor*|accionista*|inversionista*"),
    (
        Concept::Voter,
        "votante*|elector|electores|~|electorado|electora*",
    ),
    (
        Concept::Defendant,
        "acusado|acusada|acusados|sospechoso*|imputad*",
    ),
    (Concept::Victim, "víctima|~|víctimas"),
    (Concept::Governor, "gobernador*"),
    (Concept::Ambassador, "embajador*|~|embajada*"),
    (Concept::Soldier, "soldado*|~|militar*"),
    (Concept::Owner, "propietari*|dueño*|dueña*"),
    (Concept::Government, "gobierno*|~|estado|ejecutivo"),
    (
        Concept::Parliament,
        "parlament*|congreso de|senado|~|congreso|cortes|diputad*",
    ),
    (Concept::Opposition, "oposición|~|opositor*"),
    (
        Concept::RulingParty,
        "partido gobernante|partido en el gobierno|oficialismo|coalición gobernante",
    ),
    (
        Concept::WeatherService,
        "agencia de meteorología|aemet|servicio meteorológico|agencia estatal de meteorología|~|meteorol*",
    ),
    (
        Concept::HealthMinistry,
        "ministerio de sanidad|ministerio de salud|~|sanidad|salud|sanitari*",
    ),
    (Concept::CentralBank, "banco central|banco de españa|~|bce"),
    (Concept::Army, "ejército*|fuerzas armadas|~|militar*"),
    (Concept::FireService, "~|bombero*"),
    (Concept::Committee, "comité|comisión|comités"),
    (Concept::Museum, "museo*"),
    (Concept::Factory, "fábrica*|~|planta*"),
    (Concept::Stadium, "estadio*"),
    (
        Concept::Part,
        "una parte de|parte de los|parte de las|~|parcial*",
    ),
    (
        Concept::Try,
        "esforz*|esfuerz*|intentará*|intentarán|tratará de|tratarán de|procurará*|intentar|~|intent*|\
         procur*|trat*|busc*",
    ),
    (
        Concept::Mainly,
        "principalmente|mayoritariamente|fundamentalmente|en su mayoría|en su mayor parte|sobre todo|\
         ~|especialmente|mayor*|principal*|esencial*|particular*|centr*",
    ),
    (Concept::Export, "export*"),
    (
        Concept::Import,
        "importaci*|importad*|importar|importó|importaron|~|import*",
    ),
    (
        Concept::Buy,
        "compra|compró|compraron|comprar*|adquir*|~|compra*|adquis*",
    ),
    (Concept::Sell, "vend*|~|venta*|comercializ*"),
    (
        Concept::OrderWon,
        "se adjudic*|se ha adjudic*|~|adjudic*|obten*|obtuv*|ganó|recib*",
    ),
    (
        Concept::OrderPlaced,
        "encargó|encargaron|ha encargado|han encargado|hizo un pedido|~|encarg*|pedido*",
    ),
    (
        Concept::Clear,
        "está claro|evidente|~|clar*|obvi*|manifiest*",
    ),
    (
        Concept::Unclear,
        "incierto|incierta|poco claro|poco clara|~|dud*|desconoc*|inciert*|incert*|se ignora",
    ),
    (
        Concept::Necessary,
        "necesario|necesaria|necesarios|necesarias|imprescindible*|indispensable*|~|necesi*|preciso",
    ),
    (
        Concept::Unnecessary,
        "innecesari*|superflu*|~|sobra*|inútil*",
    ),
    (Concept::Sufficient, "suficiente*|~|basta*|adecuad*"),
    (
        Concept::Insufficient,
        "insuficiente*|~|escas*|falta*|insuficien*|poc*",
    ),
    (
        Concept::Legal,
        "legal|legales|lícit*|legalmente|~|ley*|legal*|jurídic*",
    ),
    (
        Concept::Illegal,
        "ilegal*|ilícit*|~|prohib*|irregular*|clandestin*",
    ),
    (
        Concept::Safe,
        "inofensiv*|inocu*|fuera de peligro|no corre* peligro|no * en peligro|no está* en peligro|\
         sin peligro|~|segur*|salv*|no supone* * peligro|no entrañ*",
    ),
    (
        Concept::Dangerous,
        "peligroso|peligrosa|peligrosos|peligrosas|nociv*|dañin*|~|peligr*|riesg*|amenaz*|\
         perjudicial*",
    ),
    (
        Concept::Yesterday,
        "ayer|~|víspera|día anterior|anteayer|anoche",
    ),
    (Concept::Today, "hoy|~|actual*|ahora"),
    (Concept::Tomorrow, "~|mañana|día siguiente"),
    (
        Concept::LastWeek,
        "la semana pasada|la pasada semana|~|semana anterior|hace una semana|última semana",
    ),
    (
        Concept::ThisWeek,
        "esta semana|~|presente semana|misma semana",
    ),
    (
        Concept::NextWeek,
        "la próxima semana|la semana próxima|la semana que viene|~|semana siguiente|semana entrante|\
         dentro de una semana",
    ),
    (
        Concept::LastMonth,
        "el mes pasado|el pasado mes|~|mes anterior|hace un mes|último mes",
    ),
    (Concept::ThisMonth, "este mes|~|presente mes|mismo mes"),
    (
        Concept::NextMonth,
        "el próximo mes|el mes próximo|el mes que viene|~|mes siguiente|dentro de un mes|mes entrante",
    ),
    (
        Concept::LastYear,
        "el año pasado|el pasado año|del año pasado|~|año anterior|hace un año|último año|pasado|\
         pasada",
    ),
    (
        Concept::ThisYear,
        "este año|~|presente año|mismo año|este|esta",
    ),
    (
        Concept::NextYear,
        "el próximo año|el año próximo|el año que viene|~|año siguiente|dentro de un año|próximo|\
         próxima|que viene",
    ),
    (
        Concept::Done,
        "ha *ado|ha *ido|han *ado|han *ido|ha abierto|han abierto|ha hecho|han hecho|ha puesto|\
         han puesto|ha escrito|ha visto|han visto|ha vuelto|han vuelto",
    ),
];

static ROLES: Roles = Roles {
    style: RoleStyle::Order,
    actor: &[],
    undergoer: &["a", "al"],
    recipient: &[],
    not_before: &[],
    passive: &["fue", "fueron", "sido"],
    open: &[
        "y", "e", "o", "con", "de", "del", "por", "para", "en", "sobre", "según", "que", "como",
        "entre", "sin", "ni",
    ],
};

static NUMERALS: Numerals = Numerals {
    style: NumeralStyle::Words,
    cardinals: &[
        ("cero", 0.0),
        ("un", 1.0),
        ("uno", 1.0),
        ("una", 1.0),
        ("dos", 2.0),
        ("tres", 3.0),
        ("cuatro", 4.0),
        ("cinco", 5.0),
        ("seis", 6.0),
        ("siete", 7.0),
        ("ocho", 8.0),
        ("nueve", 9.0),
        ("diez", 10.0),
        ("once", 11.0),
        ("doce", 12.0),
        ("trece", 13.0),
        ("catorce", 14.0),
        ("quince", 15.0),
        ("dieciséis", 16.0),
        ("diecisiete", 17.0),
        ("dieciocho", 18.0),
        ("diecinueve", 19.0),
        ("veinte", 20.0),
        ("veintiún", 21.0),
        ("veintiuno", 21.0),
        ("veintiuna", 21.0),
        ("veintidós", 22.0),
        ("veintitrés", 23.0),
        ("veinticuatro", 24.0),
        ("veinticinco", 25.0),
        ("veintiséis", 26.0),
        ("veintisiete", 27.0),
        ("veintiocho", 28.0),
        ("veintinueve", 29.0),
        ("treinta", 30.0),
        ("cuarenta", 40.0),
        ("cincuenta", 50.0),
        ("sesenta", 60.0),
        ("setenta", 70.0),
        ("ochenta", 80.0),
        ("noventa", 90.0),
        ("ciento", 100.0),
        ("doscientos", 200.0),
        ("doscientas", 200.0),
        ("trescientos", 300.0),
        ("trescientas", 300.0),
        ("cuatrocientos", 400.0),
        ("cuatrocientas", 400.0),
        ("quinientos", 500.0),
        ("quinientas", 500.0),
        ("seiscientos", 600.0),
        ("seiscientas", 600.0),
        ("setecientos", 700.0),
        ("setecientas", 700.0),
        ("ochocientos", 800.0),
        ("ochocientas", 800.0),
        ("novecientos", 900.0),
        ("novecientas", 900.0),
        ("segundo", 2.0),
        ("segunda", 2.0),
        ("tercer", 3.0),
        ("tercero", 3.0),
        ("tercera", 3.0),
        ("cuarto", 4.0),
        ("cuarta", 4.0),
        ("quinto", 5.0),
        ("quinta", 5.0),
        ("sexto", 6.0),
        ("sexta", 6.0),
        ("séptimo", 7.0),
        ("séptima", 7.0),
        ("octavo", 8.0),
        ("octava", 8.0),
        ("noveno", 9.0),
        ("décimo", 10.0),
        ("décima", 10.0),
        ("doble", 2.0),
        ("duplicó", 2.0),
        ("duplicar", 2.0),
        ("triple", 3.0),
        ("docena", 12.0),
        ("decena", 10.0),
        ("década", 10.0),
        ("décadas", 10.0),
        ("primer", 1.0),
        ("primera", 1.0),
        ("primero", 1.0),
        ("ambos", 2.0),
        ("ambas", 2.0),
    ],
    magnitudes: &[
        ("cien", 100.0),
        ("mil", 1000.0),
        ("millón", 1e6),
        ("millones", 1e6),
        ("billón", 1e12),
        ("billones", 1e12),
    ],
    fractions: &[
        ("mitad", 0.5),
        ("medio", 0.5),
        ("media", 0.5),
        ("y medio", 0.5),
        ("y media", 0.5),
        ("un tercio", 1.0 / 3.0),
        ("tercios", 1.0 / 3.0),
        ("tercio", 1.0 / 3.0),
        ("un cuarto", 0.25),
        ("cuartos", 0.25),
        ("un quinto", 0.2),
        ("una quinta parte", 0.2),
        ("una tercera parte", 1.0 / 3.0),
        ("la cuarta parte", 0.25),
        ("una cuarta parte", 0.25),
        ("un décimo", 0.1),
    ],
    shares: &[
        ("%", 0.01),
        ("por ciento", 0.01),
        ("puntos porcentuales", 0.01),
    ],
    durations: &[],
    time_units: &[
        ("año", TimeUnit::Year),
        ("años", TimeUnit::Year),
        ("mes", TimeUnit::Month),
        ("meses", TimeUnit::Month),
        ("semana", TimeUnit::Week),
        ("semanas", TimeUnit::Week),
        ("día", TimeUnit::Day),
        ("días", TimeUnit::Day),
        ("hora", TimeUnit::Hour),
        ("horas", TimeUnit::Hour),
        ("minuto", TimeUnit::Minute),
        ("minutos", TimeUnit::Minute),
        ("segundos", TimeUnit::Second),
    ],
    counters: &[],
};
