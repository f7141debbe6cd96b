//! Persons, bodies, places and who is said to speak.

use crate::lang::across::Concept;

pub(super) static CONCEPTS: &[(Concept, &str)] = &[
    (
        Concept::FirstSingular,
        "i|me|my|mine|myself|i’m|i'm|i’ve|i've|i’ll|i'll|i’d|i'd",
    ),
    (
        Concept::FirstPlural,
        "we|us|our|ours|ourselves|we’re|we're|we’ve|we've|we’ll|we'll|we’d|we'd|let’s|let's",
    ),
    (Concept::He, "he|him|his|himself|he’s|he's"),
    (Concept::She, "she|her|hers|herself|she’s|she's"),
    (
        Concept::They,
        "they|them|their|theirs|themselves|they’re|they're",
    ),
    (Concept::Mayor, "mayor*|~|lord mayor"),
    (
        Concept::Director,
        "director*|curator|commissioner|~|manag* director|head of|heads|head|chief|boss|principal|\
         leader*|leads|manager|superintendent|executive*|governor*|general|secretary|ceo|dean|\
         president*|chair*",
    ),
    (
        Concept::Chair,
        "chair|chairman|chairwoman|chairperson|~|chairs|president|presides|head|heads|leader*|leads|\
         headed|chaired",
    ),
    (Concept::Minister, "minister*|~|secretary|ministry"),
    (Concept::President, "president*|~|chair*|head|leader*|ceo"),
    (
        Concept::Spokesperson,
        "spokes*|~|speaker*|on behalf|representative*|press officer|speaking for|press office",
    ),
    (
        Concept::Union,
        "union|unions|~|labor union|labour union|trade union|unionist*|unionized|organized labor",
    ),
    (
        Concept::Management,
        "management|~|manager*|employer*|executives|bosses|board|leadership|direction|directorate",
    ),
    (
        Concept::Company,
        "company|companies|firm|firms|manufacturer*|operator*|utility|~|corporation*|enterprise*|\
         business*|maker*|group|utilities|employer*|works|contractor*|supplier*",
    ),
    (Concept::Police, "police*|~|officer*|constabl*|gendarm*"),
    (
        Concept::Court,
        "court*|judge*|tribunal*|~|justice*|bench|magistrate*",
    ),
    (Concept::Prosecutor, "prosecut*|~|attorney*|public minist*"),
    (
        Concept::Lawyer,
        "lawyer*|~|attorney*|counsel*|advocate*|solicitor*|barrister*|defense|defence|legal",
    ),
    (
        Concept::Doctor,
        "doctor*|physician*|~|medic|medics|surgeon*|dr*|medical|clinician*|gp",
    ),
    (
        Concept::Researcher,
        "researcher*|scientist*|~|scholar*|academic*|expert*|research team|professor*|investigator*|\
         research*|author*|stud*",
    ),
    (
        Concept::Professor,
        "professor*|~|prof|lecturer*|academic*|scholar*|researcher*|faculty|teacher*",
    ),
    (
        Concept::Teacher,
        "teacher*|~|educator*|instructor*|schoolteacher*|teaching|staff|professor*|faculty|school*",
    ),
    (Concept::Witness, "witness*|~|bystander*|onlooker*"),
    (
        Concept::Resident,
        "resident*|citizen*|inhabitant*|~|local*|neighbor*|neighbour*|people|population|villager*|\
         household*|townspeople|public|civic|living|dweller*",
    ),
    (
        Concept::Parent,
        "parent*|~|mother*|father*|famil*|guardian*",
    ),
    (Concept::Patient, "patient*|~|sufferer*|sick|case*|people"),
    (
        Concept::Student,
        "student*|pupil*|~|schoolchild*|undergraduate*|learner*|children|child|youth*|school*|trainee*|\
         class*|young",
    ),
    (
        Concept::Customer,
        "customer*|consumer*|~|client*|buyer*|shopper*|user*|guest*|passenger*|subscriber*|people",
    ),
    (
        Concept::Tourist,
        "tourist*|~|tourism|visitor*|traveler*|traveller*|holidaymaker*|sightse*|guest*|touris*",
    ),
    (
        Concept::Fisher,
        "fisher*|~|fishing|fishery|fisheries|angler*",
    ),
    (
        Concept::Farmer,
        "farmer*|~|farm|farms|farming|peasant*|grower*|agricultur*|breeder*|rural|producer*",
    ),
    (
        Concept::Driver,
        "driver*|motorist*|~|drives|drove|driving|chauffeur*",
    ),
    (
        Concept::Hospital,
        "hospital*|clinic*|~|infirmar*|medical cent*",
    ),
    (
        Concept::University,
        "universit*|~|college*|campus*|institute*|academ*|higher education",
    ),
    (
        Concept::School,
        "school*|~|preschool*|kindergarten*|classroom*|academ*|college*|pupil*|education*",
    ),
    (
        Concept::Harbour,
        "harbo*|port|~|ports|dock*|pier|marina|quay*|wharf",
    ),
    (Concept::Airport, "airport*|~|airfield*|terminal*"),
    (
        Concept::Station,
        "station|~|stations|stop|stops|terminal*|terminus",
    ),
    (Concept::Library, "librar*|~|archive*"),
    (
        Concept::Church,
        "church*|cathedral*|~|chapel*|parish*|abbey*|basilica*|minster*|religious",
    ),
    (Concept::Bridge, "bridge*|~|viaduct*|overpass*|footbridge*"),
    (
        Concept::Say,
        "said|says|say|saying|stated|states|told|announced|added|explained|stressed|emphasi*|noted|\
         remarked|declared|reported|argued|claimed|warned|confided|replied|asserted|pointed out|\
         admitted|conceded|commented|expects|expect|predicts|predicted|forecasts|believes|warns|\
         complained|testified|estimates|expected|forecast|adds|adding|explains|stresses|insists|\
         insisted|recalled|concludes|concluded|criticizes|admits|concedes|replies|answered|\
         emphasizes|~|notes|argues|claims|reports|answers|confirms|confirmed|recalls|continues|\
         went on|writes|wrote|describes|described",
    ),
    (
        Concept::According,
        "according to|in the words of|in the view of|as reported by",
    ),
    (
        Concept::Nurse,
        "nurse|nurses|~|nurs*|carer*|caregiver*|medical staff|staff",
    ),
    (
        Concept::Coach,
        "coach|coaches|~|manager*|head coach|trainer*|boss|bench|coach*",
    ),
    (
        Concept::Player,
        "player|players|~|footballer*|athlete*|striker*|midfielder*|defender*|goalkeeper*|captain*|team*|\
         squad",
    ),
    (
        Concept::Referee,
        "referee*|~|ref|umpire*|official*|judge*|var",
    ),
    (
        Concept::Firefighter,
        "firefighter*|firemen|~|fire crew*|fire service|fire brigade|rescuer*|fireman|fire department",
    ),
    (
        Concept::Worker,
        "worker*|employee*|workforce|~|staff|labor|labour*|union*|personnel|crew*|member*|work*|\
         official*|people",
    ),
    (
        Concept::Investor,
        "investor*|shareholder*|~|stockholder*|fund*|market*|stake*|invest*",
    ),
    (
        Concept::Voter,
        "voter*|electorate|~|elector*|constituent*|people|citizen*|public|vote*|vot*",
    ),
    (
        Concept::Defendant,
        "defendant*|accused|suspect|suspects|~|client|man|woman|driver*|alleged*|arrested|perpetrator*|\
         offender*|culprit*|convict*|he|she",
    ),
    (
        Concept::Victim,
        "victim*|~|dead|injured|wounded|casualt*|killed|deceased|body|bodies|survivor*|surviv*|\
         plaintiff*|toll|people|loss*",
    ),
    (
        Concept::Governor,
        "governor*|~|gov|president|head|chief|prefect*|premier*|chair*",
    ),
    (
        Concept::Ambassador,
        "ambassador*|~|envoy*|embass*|diplomat*",
    ),
    (
        Concept::Soldier,
        "soldier*|troops|~|military|servicem*|army|recruit*|conscript*|trooper*|force*|officer*|men",
    ),
    (
        Concept::Owner,
        "owner*|~|proprietor*|landlord*|own*|holder*|master*|chair*|belong*",
    ),
    (
        Concept::Government,
        "government*|~|administration*|state|authorit*|cabinet*|federal*|official*|public|national|\
         minist*|regime|executive*",
    ),
    (
        Concept::Parliament,
        "parliament*|congress|~|assembl*|lawmaker*|legislat*|senate|house|deput*|diet|chamber*|mps|\
         national assembly",
    ),
    (
        Concept::Opposition,
        "opposition|the opposition|opposition part*|~|opponent*|rival*|minority party|oppos*|democrat*|\
         republican*|part*",
    ),
    (
        Concept::RulingParty,
        "ruling party|governing party|ruling coalition|governing coalition|ruling bloc|ruling parties|~|\
         govern*|coalition*|majority|part*|democrat*|republican*",
    ),
    (
        Concept::WeatherService,
        "weather service|weather agency|weather office|meteorological*|met office|meteorolog*|~|weather*|\
         observator*",
    ),
    (
        Concept::HealthMinistry,
        "health ministry|ministry of health|health department|department of health|health ministry's|~|\
         health*|ministr*",
    ),
    (
        Concept::CentralBank,
        "central bank*|~|bank of*|fed|federal reserve|ecb|monetary*|bank*|boj|bok",
    ),
    (
        Concept::Army,
        "army|armed forces|military|~|troop*|soldier*|force*|marine*|navy|air force|defen*",
    ),
    (
        Concept::FireService,
        "fire service*|fire department*|fire brigade*|fire authorit*|~|fire*",
    ),
    (
        Concept::Committee,
        "committee*|commission|panel|~|commission*|council*|board*|body|task force|group|working",
    ),
    (Concept::Museum, "museum*|~|galler*|exhibit*|institution*"),
    (
        Concept::Factory,
        "factory|factories|~|plant|plants|facilit*|mill*|works|site|manufactur*|production",
    ),
    (
        Concept::Stadium,
        "stadium*|stadia|~|arena*|ground|venue*|pitch|field*|ballpark*|track",
    ),
];
