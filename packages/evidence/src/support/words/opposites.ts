import { once } from '../../text/once.ts'
import { rootOf } from './root-of.ts'

/**
 * Opposites of English: what stands on one side of a bar means about the same, what stands on its two sides excludes each other. Written
 * by field of meaning (beginning and end, making and unmaking, giving and taking …), a word in each field that it belongs to.
 */
const oppositions = `
begin start commence launch initiate open resume | end finish stop cease conclude terminate close halt suspend discontinue pause quit abandon cancel;
beginning start outset onset opening | end ending finish conclusion close closing; open reopen unlock | close shut lock block seal;
continue resume proceed persist | stop cease halt suspend interrupt discontinue break abandon;
create build construct make produce establish found form develop erect rebuild restore repair assemble | destroy demolish dismantle raze ruin wreck dissolve disband abolish undo;
introduce adopt implement establish install enact launch | abolish drop repeal scrap withdraw remove abandon discontinue;
damage harm break destroy ruin wreck injure wound | repair restore fix mend rebuild heal spare preserve protect save;
destroy ruin | preserve save spare keep protect conserve; complete finish | abandon begin start interrupt; develop pursue | abandon drop;
publish release issue reveal announce disclose unveil show expose declare present report | suppress withhold conceal hide recall censor;
discover find reveal uncover detect | conceal hide miss overlook lose;
include contain involve incorporate comprise | exclude omit bar except leave;
invite welcome admit accept include | exclude bar reject expel refuse;
accept approve adopt agree pass | reject refuse decline deny dismiss veto; agree | disagree refuse differ;
confirm affirm admit acknowledge assert claim prove verify | deny refute disprove reject dispute retract;
allow permit let enable authorise license | forbid prohibit ban bar prevent block stop disallow;
support endorse back favour promote advocate defend | oppose resist criticise attack fight undermine reject;
supporter advocate proponent ally friend backer | opponent critic rival enemy foe adversary;
friend ally partner | enemy foe rival opponent;
praise applaud laud acclaim celebrate compliment | criticise condemn blame denounce slam pan attack;
attack assault invade | defend protect retreat; win gain secure dominate | lose forfeit; win victory triumph success | loss defeat failure;
victory | defeat; winner victor champion | loser; succeed success | fail failure; successful | failed;
gain earn acquire obtain receive win get | lose forfeit; profit gain | loss; buy purchase acquire | sell; import | export;
give grant donate award offer provide send deliver | take receive withhold deny get; send dispatch ship | receive get; teach | learn;
lend | borrow; hire employ appoint recruit elect | fire dismiss sack depose remove;
elect appoint crown install | depose oust remove overthrow dismiss; join enter | leave quit exit; enter | exit leave;
arrive reach come land | leave depart go; arrival | departure; come | go; stay remain | leave move depart go change;
attend | miss skip avoid boycott; return | leave; push | pull; hit strike | miss; catch | drop miss; add | remove subtract deduct delete;
attach connect | detach disconnect; load | unload; fill | empty;
increase rise grow raise climb gain expand surge jump double | decrease fall drop decline shrink reduce lower cut fall sink halve lessen;
increase raise boost enlarge extend expand | reduce decrease cut lower lessen shrink limit;
rise ascend climb go | fall drop descend sink decline; growth increase rise | decline decrease fall drop reduction;
strengthen intensify reinforce deepen | weaken ease soften dissipate diminish; improve better enhance | worsen deteriorate harm degrade;
accelerate hasten speed quicken | slow delay postpone decelerate; advance hasten | postpone delay defer;
delay postpone defer | hasten advance accelerate; advance | retreat withdraw; deploy send | withdraw recall;
promote upgrade | demote relegate downgrade; upgrade | downgrade; lead precede | follow trail; precede | follow succeed replace;
leader | follower; arrest detain capture imprison jail hold | release free acquit; convict | acquit; guilty | innocent;
rescue save | abandon kill lose; kill die murder | survive spare save rescue injure; injure wound | kill; die perish | live survive;
dead | alive living; death | birth survival; marry wed | divorce separate; love like | hate dislike; remember | forget;
ask question | answer; question | answer; export | import; agree accept | refuse decline; encourage urge | discourage deter dissuade;
attract draw | repel deter; unite merge join combine | divide split separate part; union merger | separation split division;
connect link | separate disconnect; war conflict | peace; safe secure | dangerous unsafe risky; safety | danger;
appear emerge | disappear vanish; visible | hidden invisible; show | hide conceal; exceed surpass outperform beat | miss trail;
maximum most | minimum least; majority | minority; many numerous | few; more greater | less fewer lesser smaller; most | least fewest;
high tall | low short; highest | lowest; large big huge great major | small little tiny minor; long | short; wide broad | narrow;
deep | shallow; thick | thin; heavy | light; strong powerful | weak; hard difficult tough | easy simple soft; hard | soft;
fast quick rapid | slow; quickly rapidly fast swiftly | slowly gradually; suddenly abruptly | gradually slowly; hot warm | cold cool;
warm | cool; wet moist humid | dry; bright light | dark dull; light pale | dark; loud noisy | quiet silent soft; rough | smooth;
sharp | dull blunt; clean | dirty; full | empty; rich wealthy | poor; wealth | poverty; expensive costly | cheap inexpensive;
old elder elderly aged ancient | young new modern recent; new | old used; older elder | younger newer; early | late; earlier | later;
earliest | latest; good great excellent fine | bad poor awful terrible; better | worse; best | worst;
positive favourable | negative unfavourable; positively favourably | negatively unfavourably; optimistic | pessimistic;
true correct right genuine real authentic | false wrong incorrect fake; fact truth | lie fiction falsehood; real | fake imaginary;
simple | complex complicated compound; simple easy | difficult hard; common frequent usual | rare uncommon unusual;
often frequently regularly | rarely seldom; always | never; ever | never; popular | unpopular; famous known | unknown obscure;
active | inactive passive dormant; public | private secret; publicly | privately secretly; open | secret closed;
temporary provisional | permanent; temporarily | permanently; direct | indirect; directly | indirectly;
internal domestic | external foreign; domestic | foreign international; inner | outer; inside | outside; indoor | outdoor; upper | lower;
top | bottom; above | below; front | back rear; left | right; northward | southward; eastward | westward; upward | downward;
forward | backward; uphill | downhill; upstream | downstream; near close | far distant; vertical | horizontal; male | female;
man boy | woman girl; ancestor | descendant; adult | child; employer | employee; teacher | student pupil; buyer customer | seller vendor;
plaintiff | defendant; prosecution | defence; landlord | tenant; host | guest; winner | loser; amateur | professional; military | civilian;
urban | rural; natural | artificial synthetic; organic | inorganic; solid | liquid gas; advantage benefit asset | disadvantage drawback;
benefit profit help | harm damage hurt; strength | weakness; cause | prevent; supply | demand; income revenue | expense expenditure cost;
asset | liability; surplus | deficit shortage; abundance | scarcity lack; theory | practice; theoretical | practical experimental;
first | last final; first | second; initial original | final last; initially originally | finally eventually; begin | end;
previous preceding prior | following next subsequent; previously | subsequently later; past | future; former ex | future current;
before prior | after following; senior | junior; major main chief primary | minor secondary; primary | secondary;
general universal | particular specific; local regional municipal provincial | national international global worldwide;
national | international global; partial partly partially | complete total entire completely totally entirely fully whole wholly;
half | all; individual | collective; single | multiple double; alone | together; same identical similar equal | different opposite;
similar | different; increase | decrease; expand | contract shrink; extend lengthen | shorten; legal lawful | illegal unlawful;
formal | informal; official | unofficial; liberal progressive | conservative; democrat democratic | republican; offensive | defensive;
voluntary | compulsory mandatory forced; willing | unwilling reluctant; optional | mandatory compulsory required; innocent | guilty;
healthy well | ill sick; live | recorded; spoken oral | written; sunrise dawn | sunset dusk; succeed replace | precede;
host home | visitor away; ally | enemy; pass | fail; elect | defeat; conservative | radical; inflow | outflow; departure | arrival;
sender | receiver; sink | float; freeze | melt boil; ignite light | extinguish; tighten | loosen; raise lift | lower drop;
approve | disapprove; trust | distrust; obey follow | violate disobey break; respect | violate ignore;
maintain keep retain | lose drop abandon; occupy | liberate vacate; capture seize take | lose release surrender; reveal | mask;
enable | disable; activate | deactivate; defeat beat overcome conquer | lose surrender spare; day daytime | night
`

/** Kinds of one sort: what is the one is not the other. Kin, sexes, points of the compass, seasons, crafts, multiples, medals, colours. */
const kinds = `
father mother son daughter brother sister uncle aunt nephew niece cousin husband wife grandfather grandmother grandson granddaughter;
north northern south southern east eastern west western northeast northeastern northwest northwestern southeast southeastern southwest southwestern;
king queen prince princess; spring summer autumn winter; morning afternoon evening night; write direct produce edit perform compose design illustrate;
half double triple third quarter; half twice; gold silver bronze; red blue green yellow black white brown orange purple pink grey;
kill injure; home away; fail manage
`

/** Sides on which a root stands: positive left of the bar of a field, negative right of it. */
const sides = once((): ReadonlyMap<string, ReadonlySet<number>> => {
  const found = new Map<string, Set<number>>()
  for (const [at, line] of oppositions.split(';').entries())
    for (const [side, words] of line.split('|').entries())
      for (const word of wordsOf(words))
        found.set(rootOf(word), (found.get(rootOf(word)) ?? new Set()).add(side === 0 ? at + 1 : -(at + 1)))
  return found
})
/** Kinds to which a root belongs: its sort, and its place in it. */
const sorts = once(
  (): ReadonlyMap<string, number> =>
    new Map(kinds.split(';').flatMap((line, at) => wordsOf(line).map((word) => [rootOf(word), at] as const))),
)

function wordsOf(line: string): readonly string[] {
  return line.split(/\s+/).filter((word) => word !== '')
}

/** True for two roots of opposite meaning: *win* and *lose*, *before* and *after*, *brother* and *cousin*. */
export function areOpposite(a: string, b: string): boolean {
  if (a === b) return false
  if (meet(a, b, -1)) return true
  const ending = /(?:est|er)$/.exec(a)?.[0]
  if (ending !== undefined && b.endsWith(ending)) {
    const [one, other] = [positives(a, ending), positives(b, ending)]
    if (one.some((x) => other.some((y) => meet(x, y, -1)))) return true
  }
  const sort = sorts().get(a)
  // *northern* is not the opposite of *north*.
  return sort !== undefined && sort === sorts().get(b) && !a.startsWith(b) && !b.startsWith(a)
}

/** Roots that a comparative or superlative may belong to: *wettest*: *wet*; *driest*: *dry*. */
export function positives(word: string, ending: string): readonly string[] {
  const base = word.slice(0, -ending.length)
  return [base, base.replace(/(.)\1$/, '$1'), base.replace(/i$/, 'y')]
}

/** True for two roots on one side of an opposition: *start* and *begin*. */
export function areAllied(a: string, b: string): boolean {
  return meet(a, b, 1)
}

function meet(a: string, b: string, sign: 1 | -1): boolean {
  const [one, other] = [sides().get(a), sides().get(b)]
  if (one === undefined || other === undefined || a === b) return false
  for (const side of one) if (other.has(side * sign)) return true
  return false
}
