/** Irregular forms of frequent English words, each line a base and its forms that the stemmer does not bring to it. */
const forms = `
arise arose arisen;awake awoke awoken;bear bore born borne;beat beaten;become became;begin began begun;conquer conquest conquests;bend bent;bid bade bidden;bind bound;
bite bit bitten;bleed bled;blow blew blown;break broke broken;breed bred;bring brought;build built;burn burnt;buy bought;catch caught;
child children;choose chose chosen;cling clung;come came;creep crept;crisis crises;deal dealt;die died dying dies dead death deaths;dig dug;do did done;
draw drew drawn;dream dreamt;drink drank drunk;drive drove driven;eat ate eaten;fall fell fallen;feed fed;feel felt;fight fought;find found;
flee fled;fling flung;fly flew flown flight;foot feet;forbid forbade forbidden;forget forgot forgotten;forgive forgave forgiven;
freeze froze frozen;get got gotten;give gave given;go goes went gone;grind ground;grow grew grown;hang hung;hear heard;hide hid hidden;
hold held;keep kept;kneel knelt;know knew known;lay laid;lead led;leap leapt;learn learnt;leave left;lend lent;lie lied lies lain lying;light lit;
lose lost;make made;man men;mean meant;meet met;mislead misled;mistake mistook mistaken;mouse mice;overcome overcame;override overrode;
overtake overtook overtaken;overthrow overthrew overthrown;pay paid;phenomenon phenomena;plead pled;prove proven proof;rebuild rebuilt;repay repaid;
rewrite rewrote rewritten;ride rode ridden;ring rang rung;rise rose risen;run ran;say said;see saw seen;seek sought;sell sold;send sent;
shake shook shaken;shine shone;shoot shot;show shown;shrink shrank shrunk;sing sang sung;sink sank sunk;sit sat;sleep slept;slide slid;
speak spoke spoken;speed sped;spend spent;spin spun;spring sprang sprung;stand stood;steal stole stolen;stick stuck;sting stung;
strike struck stricken;strive strove striven;swear swore sworn;sweep swept;swell swollen;swim swam swum;swing swung;take took taken;
teach taught;tear tore torn;tell told;think thought;throw threw thrown;tie tied tying ties;tooth teeth;tread trod trodden;use used uses using;succeed succeeded succeeding succeeds;proceed proceeded proceeding proceeds;exceed exceeded exceeding exceeds;undergo underwent undergone;
understand understood;undertake undertook undertaken;uphold upheld;wake woke woken;wear wore worn;weave wove woven;weep wept;wife wives;
life lives;win won;withdraw withdrew withdrawn;withhold withheld;withstand withstood;woman women;write wrote written;
bad worse worst;good better best;far further farther furthest;receive received;try tries tried;deny denies denied denial;carry carries carried;
refuse refusal;arrive arrival;reject rejection;lose loss losses;birth born;
poland polish pole poles;france french;spain spanish spaniard;germany german germans;netherlands dutch;britain british uk;greece greek greeks;denmark danish dane;
switzerland swiss;wales welsh;ireland irish;scotland scottish scots;turkey turkish turk turks;sweden swedish swede;finland finnish finn;norway norwegian;china chinese;
portugal portuguese;iceland icelandic;ukraine ukrainian ukrainians;russia russian russians;europe european europeans;israel israeli israelis;iraq iraqi;
thailand thai;philippines filipino philippine;lebanon lebanese;vietnam vietnamese;england english;belgium belgian;hungary hungarian;italy italian italians;
japan japanese;brazil brazilian;argentina argentine argentinian;chile chilean;peru peruvian;egypt egyptian;iran iranian;syria syrian;america american americans`

/** Base of an irregular form. */
export const irregular: ReadonlyMap<string, string> = new Map(
  forms.split(/[;\n]/).flatMap((line) => {
    const [base = '', ...others] = line.trim().split(' ')
    return others.map((form) => [form, base] as const)
  }),
)
