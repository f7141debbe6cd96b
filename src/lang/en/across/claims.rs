//! Denied, certain, wanted, promised: how far a clause commits itself.

use crate::lang::across::Concept;

pub(super) static CONCEPTS: &[(Concept, &str)] = &[
    (
        Concept::Nothing,
        "not only|not just|not merely|no longer than|not so much|no doubt|no matter|in spite of|\
         can not but|cannot but|last but not least|after all|above all|all the same|first of all|\
         all right|in may|of may|by may|since may|until may|next may|last may|early may|mid-may|\
         late may|may be taken|before the court|at first|more or less|once more|more and more|\
         at most|at the most|let alone|open-air|close to|closely|a close|close cooperation|\
         in the end|end of|weekend*|end user*|free trade|free press|set free|free and|southeast*|\
         northeast*|northwest*|southwest*|south korea*|north korea*|south africa*|south america*|\
         north america*|west africa*|east asia*|middle east*|little by little|may day|wealth|\
         first lady|first name*|last year*|last month*|last week*|last summer|last winter|\
         last spring|last autumn|last fall|at last|last night|of course|such as|as well|if only|\
         some of|no. *|will power|no one else|nothing but|none other|the will|goodwill|must-see|\
         open to the public|public opinion|more than|less than|other than|rather than|early|\
         opening hours|president-elect|in some|some 1*|some 2*|some 3*|some 4*|some 5*|some 6*|\
         some 7*|some 8*|some 9*|her own|high school|open letter|open question|the opposition|\
         opposition part*|opposition lawmaker*|not at all|nothing at all|n't at all|\
         in his estimation|in her estimation|in their estimation|in our estimation|in its estimation|\
         in my estimation|in the estimation of|is due to a|are due to a|was due to a|were due to a|\
         is due to an|due to the fact|due to a lack|due to lack",
    ),
    (
        Concept::Not,
        "not|*n't|*n’t|cannot|never|no|nor|neither|no longer|nobody|no one|nothing|by no means|~|n’t|\
         nowhere|hardly|scarcely|barely",
    ),
    (
        Concept::Negative,
        "without|refus*|deny|denies|denied|fail to|fails to|failed to|lack*|~|denying|failing to|\
         absen*|unless|except*|avoid*|prevent*|stop*|prohibit*|ban|bans|banned|banning|forbid*|\
         forbad*|reject*|declin*|withh*|exclud*|instead of|unable|unwilling|impossible|unclear|\
         unknown|unlikely|unchanged|undecided|uncertain*|free of|exempt*|miss|misses|missed|missing|\
         abandon*|rule out|rules out|ruled out|oppos*|against|far from|too late|rarely|seldom|few|\
         little|disagree*|disput*|insufficient*|inadequa*|in vain|only|until|regardless|still|\
         remain*|yet to|unaffected|intact|unpaid|unsolv*|unable to|free|less|fewer|below|under|\
         within|up to|any|zero|otherwise|wrong*|illegal*|unlawful*|invalid*|unp*|unr*|uns*|unt*|une*|\
         unf*|unc*|escape*|spare*|ceas*|halt*|suspend*|cancel*|waive*|skip*|omit*|keep* from|empty|\
         closed|last|lost|lose|loses|short of|poor*|non*|non-*|*less|rather|except for|apart from|\
         forgo*|refrain*|withdr*|neglect*|ignor*|overlook*|beyond|remov*|delay*|postpon*|pending|if|\
         other*|different*|alone|cut|cuts|give up|gives up|gave up|out of|barred|bar|doubt*|\
         contradict*|contest*|challeng*|independent*|indef*|unh*|elsewhere|absent|want of|acquit*|\
         fell short|harmless|resist*|oust*|drop*|scrap*|avert*|foil*|quash*|overturn*|dismiss*|\
         revok*|rescind*|void|nowhere|neither|nor|hardly|barely|in no way|far too|invisib*|involunt*|\
         unint*|unin*|unim*|undec*|undet*|undis*|undo*|undeni*|undue|undam*|disab*|disallow*|disapp*|\
         discont*|discour*|disobey*|disqual*|disreg*|dissat*|dissol*|disrupt*|distrust*|disown*|\
         disclaim*|disavow*|dissent*|disbel*|disinc*|dislik*|inab*|inac*|inad*|inap*|inat*|impossib*|\
         impract*|improb*|improp*|imprud*|impat*|imperf*|imped*|imprec*|implaus*|immat*|immob*|\
         immor*|immun*|irreg*|irrel*|irresp*|irrev*|irrep*|irrat*|illegit*|illic*|illog*|inco*|inca*|\
         ineff*|inel*|inex*|inf*|innoc*|insuff*|intol*|unal*|unan*|unav*|unaw*|una*|unb*|unk*|unl*|\
         unn*|unw*|misl*|evad*|elud*|minus|idle",
    ),
    (
        Concept::NotYet,
        "not yet|yet to|still not|have not yet|has not yet|is not yet|are not yet|~|not so far|so far no|\
         has not so far|not been * yet|unfinished|still to be|still awaiting|pending|still under*|\
         still being|still has to",
    ),
    (Concept::Already, "already|by now"),
    (
        Concept::Possible,
        "may|might|could|possib*|perhaps|maybe|potential*|~|chance*|prospect*|option*|conceivabl*|risk*|\
         danger*|threat*|potentially|would|can be|feasib*|if|whether|fear*|can|able to|possible",
    ),
    (
        Concept::Likely,
        "likely|probab*|presum*|expect*|reported*|estimat*|alleged*|apparent*|~|appear*|seem*|\
         believ*|suspect*|assum*|supposed*|thought to|said to|forecast*|predict*|anticipat*|set to|\
         due to|should|would|think*|thinks|unlikely|doubt*|liab*|outlook|projected|projection*|\
         projecting",
    ),
    (
        Concept::Suggest,
        "suggest*|indicat*|hint*|point to|points to|pointed to|impl*|sign|signs|signal*",
    ),
    (
        Concept::Certain,
        "certain|certainly|definitely|undoubtedly|surely|inevitabl*|guarantee*|~|without doubt|\
         beyond doubt",
    ),
    (
        Concept::Prove,
        "prove|proves|proved|proven|proof|demonstrat*|been established that|been established beyond|\
         it is established that|it is proven|beyond doubt that|~|confirm|confirms|confirmed|\
         establishes|conclusive*",
    ),
    (
        Concept::Able,
        "can|able|allow*|permit*|enabl*|capab*|possible|free to|eligible|entitled",
    ),
    (
        Concept::Consider,
        "consider*|examin*|looking into|weigh*|mull*|contemplat*|under consideration|explor*|~|review*|\
         look into|looks into|study*|studies|whether|assess*|deliberat*|discuss*|investigat*|\
         think* about|evaluat*|check*|being looked|ponder*|debat*|evaluating",
    ),
    (
        Concept::Want,
        "want*|hope*|hoping|aim*|intend*|seek*|~|wish*|intention*|strive*|striv*|desir*|would like|\
         goal*|willing*|try|tries|trying|attempt*|endeavo*|target*|keen|bid|ambition*|prepared to|\
         ready to|effort*|work* to|work* toward*",
    ),
    (
        Concept::Plan,
        "plan|plans|planned|planning|schedul*|intend*|slated|~|due to|is to|are to|set to|will|\
         going to|prepar*|envisag*|expect*|would|to be|shall|about to|propos*|aim*|want*|seek*|\
         target*|pledg*|promis*|commit*|next|upcoming|agenda|hope*|projected|projection*|projecting",
    ),
    (
        Concept::Should,
        "should|ought to|advis*|recommend*|are encouraged to|is encouraged to|is advised to|\
         are advised to|are invited to|is invited to|~|urge*|had better|needs to|encourag*|\
         supposed to",
    ),
    (
        Concept::Must,
        "must|have to|has to|had to|required to|mandatory|compulsory|forced to|~|need to|needs to|\
         requir*|oblig*|bound to|necessary|essential|shall|need*|necess*",
    ),
    (
        Concept::Promise,
        "promis*|pledg*|commit to|commits to|committed to|vow*|~|commitment*|commits|guarantee*|\
         undertak*|assur*|commit|undertook|swor*",
    ),
    (Concept::Will, "will|shall|*’ll|*'ll"),
    (
        Concept::Decide,
        "decid*|agreed|ordered|approv*|adopt*|resolved|~|decision*|agree|agrees|resolv*|order*|ruled",
    ),
    (
        Concept::Demand,
        "demand*|ask*|call for|calls for|called for|calling for|request*|urge*|appeal*|insist*|petition*|\
         call on|calls on|called on",
    ),
    (Concept::Recommend, "recommend*|propos*|advis*|suggest*"),
    (
        Concept::Order,
        "required to|requires|requiring|ordered to|ordered|orders|obliged to|obligatory|mandatory|\
         compulsory|made compulsory|mandates|~|requir*|oblig*|order*|mandat*",
    ),
    (
        Concept::Try,
        "~|try|tries|trying|tried|attempt*|effort*|endeavo*|seek*|sought|striv*|strove|aim*|work*|\
         bid|pursu*|hard|best|push*|toward|towards|want*|hope*",
    ),
];
