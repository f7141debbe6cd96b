//! Words with a contrary.

use crate::lang::across::Concept;

pub(super) static CONCEPTS: &[(Concept, &str)] = &[
    (
        Concept::Increase,
        "increas*|rise|rises|rose|risen|rising|grow|grows|grew|grown|growing|surg*|climb*|rais*|expand*|\
         soar*|double*|raise|raised|raises|raising|upward*|upgraded|upgrad*|hike*|widened|lengthen*|\
         boost*|~|growth|expansion|gain*|jump*|went up|go up|goes up|going up|triple*|widen*|improv*|\
         strengthen*|higher|upturn|more|up|add*|surge*",
    ),
    (
        Concept::Decrease,
        "decreas*|fall|falls|fell|fallen|falling|declin*|reduc*|shrink*|shrank|shrunk|lower|lowers|\
         lowered|lowering|halve*|diminish*|dropped|drops|cut|cuts|slash*|downward*|downgrad*|trimmed|\
         trims|halved|shorten*|~|drop*|cutting|dwindl*|plung*|went down|go down|goes down|slump*|down by|\
         lessen*|downturn|curb*|eas*|fewer|less|weaken*|loss*|los*|slid*|minus|sink*|sank|down|smaller|\
         lowest|low|trim|slow*|weak*|fall*",
    ),
    (
        Concept::More,
        "more|~|greater|higher|larger|longer|above|over|exceed*|surplus|extra|additional*|up|up by",
    ),
    (
        Concept::Less,
        "less|fewer|~|lower|smaller|shorter|below|under|short of|saving*|saved|shy of|down|cheaper|\
         not as *|reduc*|cut*|drop*|fell|decreas*|minus",
    ),
    (
        Concept::Before,
        "before|prior to|~|ahead of|earlier|previously|until|by|in advance|pre*|no later",
    ),
    (
        Concept::After,
        "after|following|~|later|since|afterwards|subsequent*|once|upon|then|when|post*|next|thereafter|\
         behind|in the wake",
    ),
    (
        Concept::Accept,
        "accept*|approv*|adopt*|ratif*|upheld|~|agree|agrees|agreed|granted|grant|grants|passed|uphold*|\
         endors*|consent*|in favo*",
    ),
    (
        Concept::Reject,
        "reject*|turned down|dismiss*|overturn*|veto*|voted down|~|refus*|turn down|turns down|declin*|\
         vote down|denied|deny|denies|voted against|threw out|thrown out|rebuff*|disput*|disapprov*|\
         vot* against|not *|strike down|struck down",
    ),
    (
        Concept::Support,
        "support*|back|backs|backed|endors*|~|backing|favo*|advocat*|stand behind|for|approv*|sponsor*|\
         help*|assist*|aid*|fund*|subsid*|in favo*|agree*",
    ),
    (
        Concept::Oppose,
        "oppos*|objected to|objects to|~|object to|object|objection*|against|resist*|disagree*|protest*|\
         contrary|not support*|critic*|reject*|dissent*|defy|defie*|adverse*|anti*|disapprov*|contra",
    ),
    (
        Concept::Praise,
        "prais*|welcom*|commend*|laud*|applaud*|~|thank*|congratulat*|hail*|appreciat*|compliment*|\
         honou*|honor*|celebrat*|pleas*|admir*|salut*",
    ),
    (
        Concept::Criticise,
        "critic*|condemn*|denounc*|deplor*|~|blam*|accus*|censur*|slam*|complain*|object*|reproach*|\
         rebuk*|attack*|reprimand*|fault*|lament*|protest*|disapprov*|regret*|displeas*",
    ),
    (
        Concept::Open,
        "open|opens|opened|opening|reopen*|~|launch*|inaugurat*|start*|unveil*|public|unlock*|begin*",
    ),
    (
        Concept::Close,
        "close|closes|closed|closing|closure*|shut|shuts|~|shutting|shutdown*|shutter*|end*|block*|seal*|\
         lock*|cease*|not *|discontinu*|suspend*",
    ),
    (
        Concept::Begin,
        "begin|begins|began|begun|start*|~|beginning|commenc*|launch*|open*|initiat*|from|kick* off|\
         enter*|take effect|onset|outset|set off|introduc*|go into|put into|embark*|underway|under way|\
         resum*|emerg*|aris*|arose",
    ),
    (
        Concept::End,
        "end|ends|ended|finish*|conclud*|~|ending|complet*|clos*|terminat*|expir*|stop*|ceas*|over|\
         finaliz*|finalis*|until|discontinu*|run out|runs out|ran out|phase out|through|halt*|abandon*|\
         final*|late|deadline|done|abolish*|by",
    ),
    (
        Concept::Win,
        "win|wins|won|~|winning|winner*|victor*|beat|beats|beaten|defeated|defeats|prevail*|triumph*|\
         gain*|success*|first place|champion*",
    ),
    (
        Concept::Lose,
        "lose|loses|lost|~|losing|loser*|defeat|defeats|defeated|beaten|loss|losses|fail*|beat|down|\
         deprive*",
    ),
    (
        Concept::Allow,
        "allow*|permit*|authoriz*|~|permission|may|can|authoris*|legal*|enabl*|let|lets|licen*|approv*|\
         grant*|able|admit*|entitl*|could|possib*|free to|clear*|give*|tolerat*|accept*",
    ),
    (
        Concept::Forbid,
        "forbid*|prohibit*|ban|bans|banned|outlaw*|~|forbad*|banning|bar|bars|barred|not allow*|\
         not permit*|illegal*|must not|may not|no *|cannot|prevent*|block*|not be *|not *|disallow*|\
         refus*|restrict*|stop*|deny|denied|off limits|unlawful*",
    ),
    (
        Concept::Succeed,
        "succe*|~|pass|passes|passed|achiev*|manag*|accomplish*|work|works|worked|effectiv*",
    ),
    (
        Concept::Fail,
        "fail*|~|unsuccess*|flop*|collaps*|not *|in vain|miss*|fall short|fell short|flunk*|broke*|\
         break*|abort*|defeat*|founder*",
    ),
    (
        Concept::North,
        "north|northern|northward*|north of|~|northeast*|northwest*|north-*|northern*|north korea*|\
         north america*|upper|upstate|arctic",
    ),
    (
        Concept::South,
        "south|southern|southward*|south of|~|southeast*|southwest*|south-*|southern*|south korea*|\
         south africa*|south america*|south asia*",
    ),
    (
        Concept::East,
        "east|eastern|eastward*|east of|~|southeast*|northeast*|east-*|eastern*|middle east*|\
         east asia*|orient*|asian",
    ),
    (
        Concept::West,
        "west|western|westward*|west of|~|southwest*|northwest*|west-*|western*|west africa*|\
         occident*",
    ),
    (
        Concept::Free,
        "free of charge|free|for free|without charge|~|no charge|gratis|at no cost|without paying|\
         complimentary|no cost|no fee|waived",
    ),
    (
        Concept::Paid,
        "charged|for a fee|paid|~|charge|charges|pay|pays|a fee|fees|cost|costs",
    ),
    (
        Concept::Export,
        "export|exports|exported|exporting|exporter*|~|sell*|sold|sales|ship*|abroad|overseas",
    ),
    (
        Concept::Import,
        "import|imports|imported|importing|importer*|importation*|~|buy*|bought|purchas*|from abroad",
    ),
    (
        Concept::Buy,
        "buy|buys|bought|buying|purchased|purchases|purchasing|acquired|acquires|acquiring|~|\
         purchas*|acqui*|buyer*|procur*|order*|sold to|takeover*|take* over|took over",
    ),
    (
        Concept::Sell,
        "sold|sells|sell|~|selling|sale*|seller*|market*|vend*|divest*|dispos*|turnover|distribut*",
    ),
    (
        Concept::OrderWon,
        "won an order|won orders|won a contract|won the order|won the contract|win an order|\
         received an order|received orders|secured an order|landed an order|~|won|win|wins|winning|\
         secur*|land*|receiv*|award*|clinch*|obtain*|bag*|book*|order from|orders from",
    ),
    (
        Concept::OrderPlaced,
        "placed an order|placed orders|place an order|place orders|places an order|placing an order|\
         placed the order|commissioned|~|ordered|order|orders|commission*|place*",
    ),
    (
        Concept::Clear,
        "clear|obvious|evident|~|clear*|certain*|known|plain*|apparent*|obvious*|evident*|definit*",
    ),
    (
        Concept::Unclear,
        "unclear|uncertain|~|unresolved|vague*|open|undetermined|undecided|unknown|doubt*|remain*|\
         question*|ambig*|uncertain*|clarif*|whether",
    ),
    (
        Concept::Necessary,
        "necessary|essential|indispensable|~|requir*|need*|must|necess*|have to|vital",
    ),
    (
        Concept::Unnecessary,
        "unnecessary|unnecessarily|needless|needlessly|superfluous|~|avoid*|redundant|waste*|without",
    ),
    (
        Concept::Sufficient,
        "sufficient|sufficiently|adequate|adequately|enough|ample|~|satisf*|plenty|suffic*|well",
    ),
    (
        Concept::Insufficient,
        "insufficient|insufficiently|inadequate|inadequately|not enough|too little|too few|~|lack*|\
         short*|scarc*|poor*|fail*|inadequa*|low|limited|weak*",
    ),
    (
        Concept::Legal,
        "legal|legally|lawful|lawfully|legitimate|~|law*|legal*",
    ),
    (
        Concept::Illegal,
        "illegal|illegally|unlawful|unlawfully|illicit|~|against the law|ban*|violat*|breach*|crim*|\
         irregular*|prohib*|undocument*",
    ),
    (
        Concept::Safe,
        "safe|harmless|out of danger|~|safe*|secur*|innocuous|risk-free|unharmed",
    ),
    (
        Concept::Dangerous,
        "dangerous|dangerously|hazardous|unsafe|harmful|perilous|risky|~|danger*|risk*|hazard*|\
         threat*|harm|harms|harming|pois*|toxic*|damag*|serious*",
    ),
];
