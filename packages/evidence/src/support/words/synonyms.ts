import { once } from '../../text/once.ts'
import { areAllied, positives } from './opposites.ts'
import { areRelated } from './related.ts'
import { remembered } from '../../text/remembered.ts'
import { rootOf } from './root-of.ts'
import { shareSense } from './share-sense.ts'

/** Frequent English words that say about the same, groups parted by semicolons: what a writer puts for another word without stating anything new. */
const groups = `
about approximately around roughly some circa nearly almost close; many numerous several various multiple number; several few handful;
start begin commence launch onset; end finish conclude close complete; big large great huge major considerable substantial significant;
small little minor tiny slight; fast quick rapid swift; main chief primary principal mainly chiefly primarily largely mostly; major important significant;
important significant key crucial essential vital; buy purchase acquire; get obtain receive acquire gain; build construct erect work;
construction work building; make create produce form; show display demonstrate reveal indicate;
say state tell declare remark comment note report announce write claim assert explain describe add;
think believe consider hold feel view regard see; want wish desire intend plan aim mean; try attempt seek; help assist aid support;
need require must; use employ utilise apply; call name term dub describe; ask request demand; order command instruct; allow permit let;
stop halt cease suspend discontinue; keep retain maintain hold; leave depart exit go; come arrive; move relocate shift transfer;
join enter; happen occur take come; explosion blast detonation explode; fire blaze burn flame alight;
kill die death fatality dead victim lose life cost survive; injure wound hurt injury harm; attack assault strike raid; fight battle combat;
war conflict; soldier troop force; weapon arm; crash accident collision; damage harm destroy hurt; break smash fracture;
rise increase grow climb raise; fall drop decline decrease sink go lower reduce; reduce cut lower decrease; get become grow turn;
change alter modify shift; improve better enhance; beat defeat overcome surpass break exceed; win victory triumph gain; lose loss defeat;
draw tie equal level; match game; team side squad club; player footballer athlete; race event competition contest; film movie picture;
song track single; album record; book volume novel work; author writer; write pen author; issue release publish put; show programme series;
critic reviewer; house home residence dwelling; building structure; road street highway; car vehicle automobile truck lorry van;
plane aircraft jet airliner aeroplane; ship boat vessel; train rail railway; ship send transport carry bring take deliver;
child kid boy girl infant baby; man male guy; woman female; people person inhabitant resident individual human; nobody nothing none no;
wife husband spouse; job post position role work; company firm business corporation; worker employee staff personnel;
chief head leader director boss; head lead run chair manage; official authority; police officer; government state administration;
country nation state; city town; village settlement; area region zone district; place site location spot; money fund cash; cost price;
sale sell sold; pay spend; rich wealthy; doctor physician; illness disease sickness; drug medicine medication;
often frequently regularly commonly; usual usually general generally normal normally typical typically rule ordinarily;
rare rarely seldom uncommon infrequent; sometimes occasionally; always constantly; now currently presently today;
later subsequently afterwards thereafter then; before earlier previously prior formerly; soon shortly; suddenly abruptly; final last;
finally eventually ultimately; first initial initially original originally; new recent novel; old ancient former; year annual yearly;
day daily; month monthly; week weekly; whole entire full total complete; fully completely entirely totally; part section portion piece;
part role; same identical; like similar alike resemble; different distinct; difference differ; near close adjacent next beside neighbouring; far distant;
inside within; wide broad; large extensive; strong powerful; hard difficult tough; easy simple; clear obvious evident;
true real genuine authentic; false fake wrong untrue; good fine great excellent well; bad poor terrible; deadly lethal fatal;
dangerous hazardous unsafe danger threat threaten risk; famous renowned known celebrated; popular beloved; strange odd unusual;
angry furious; happy glad pleased; fear worry concern afraid; hope expect; surprise astonish unexpected; agree consent accept;
refuse decline reject turn deny dismiss; deny reject dispute; admit acknowledge concede confess; accuse allege charge claim allegation;
blame accuse; prove proof evidence demonstrate show confirm; find discover detect locate; search hunt seek look; look seem appear;
see observe watch notice witness; hear listen; test trial experiment;
study research investigation examine analyse analysis researcher scientist; result outcome consequence; reason cause ground why;
cause trigger lead result produce bring due owing; due scheduled; idea concept notion; plan scheme project intend; aim goal target purpose;
method way means technique; choose select pick elect opt; give grant award donate hand offer; receive get accept; own possess have;
include contain comprise involve; consist comprise contain; share divide split; half fifty; meet encounter;
talk speak discuss discussion conversation; answer reply respond response; question query; teach instruct; learn study; pupil student;
school college university; understand grasp comprehend; remember recall; forget omit; try test; rebuild reconstruct restore repair;
repair fix mend; clean clear; open unlock; close shut; cover hide conceal; save rescue; protect defend guard; hold contain;
throw cast hurl; drive travel ride; walk march; return come back; visit attend go; live reside dwell inhabit occupy; move go travel;
stay remain; wait queue delay; delay postpone hold put; hurry rush; speed velocity pace; weight heavy; size large; amount quantity;
number count; rate proportion share percentage; peak height maximum top; top summit peak lead; bottom base; edge border boundary;
middle centre heart mid; storm hurricane cyclone typhoon; rain rainfall wet; quake earthquake tremor; flood flooding; wind gust;
sea ocean marine; land ground; picture photo photograph image; video clip footage; app application software; site website; post message;
user member; ban prohibit forbid bar outlaw block; law act statute; court tribunal; judge rule; trial hearing; sentence condemn;
prison jail; arrest detain capture; gun weapon firearm; shoot fire; vote poll ballot election; party group; king monarch; queen monarch;
church chapel; god deity; music song; band group; sing perform; play perform; act perform; role part; star feature; win earn gain;
award prize honour; debut premiere first; career profession; birth born; marry wed wedding marriage; couple two pair both; duo pair two;
mixture mix blend combination; magnetic ferromagnetic diamagnetic magnetism; impurity contamination; explain account explanation;
common frequent widespread; copy replicate reproduce imitate; original first; remove delete drop take withdraw; add include insert;
join link connect; separate split divide; independent separate own; wreckage debris; recover retrieve regain find; deliver hand supply;
supply provide; shop store; customer client; advert ad advertisement advertise; mature grow; firm company; quarrel dispute argument;
threat menace danger; lack absence want shortage miss missing without; miss lack; limit cap restrict restriction; rule regulation;
cut reduce; gift present; proud pride; work function operate; occupant passenger board aboard; world worldwide global globe; nation nationwide national country; establish founded set; depend rely; dive plunge descent; necessary need; goal score; struggle challenge difficulty;
abandon desert forsake; ability capability capacity skill; able capable; abundant plentiful ample; accompany escort; accurate exact precise;
achieve accomplish attain reach; actual real; adapt adjust modify alter tailor; adequate sufficient enough; adjacent neighbouring bordering;
advantage benefit strength merit; advice guidance counsel recommendation; advise recommend counsel urge; age era period epoch; agreement
deal pact accord treaty contract; aid relief; alarm frighten scare; alliance coalition; alter change modify amend revise; alternative
substitute option choice; ambition aspiration hope; ancestor forefather forebear; anger rage fury; annual yearly; anxious nervous worried;
apparent obvious evident clear; appearance look; appoint name nominate install; approve endorse back support; argue contend maintain;
arrange organise; arrangement layout setup; arrest apprehend; article piece; assemble gather convene collect; assess evaluate gauge judge;
assign allocate allot; assistance help aid support; associate link connect relate; assume suppose presume; attempt effort try bid; attend
visit; attract draw lure; audience viewer spectator listener; authorise permit allow sanction; average mean typical;
avoid evade dodge escape; aware conscious; barrier obstacle hurdle; basic fundamental essential elementary; basis foundation ground; battle
fight clash; beautiful lovely attractive; behaviour conduct; belief conviction opinion; belong part member; benefit profit; big sizeable;
board committee panel; body corpse remains; bodily physical; brave courageous bold; brief short; broadcast air transmit; brutal cruel
savage; bulk mass majority; burial funeral; calm quiet peaceful; campaign drive effort; cancel scrap drop axe; careful cautious; catch
capture trap; category class type kind sort group; ceremony ritual rite; challenge difficulty problem hurdle; chance opportunity
possibility; character figure; characteristic feature trait property quality; charity philanthropy; cheap inexpensive affordable; check
inspect verify examine; circumstance condition situation; citizen national resident; claim maintain contend; classic traditional; clever
smart intelligent; climb ascend scale mount; clothing clothes garment dress; collapse fall crumble; collect gather
amass; combine unite merge join; comfort console; command lead; commander leader chief; comment remark; commercial business; commit
perpetrate; communicate convey; community neighbourhood; compel force oblige require; compensate reimburse; compete vie rival; competition
contest tournament rivalry; complain protest; complex complicated intricate; component part element ingredient piece; compose write; compute
calculate; concentrate focus; condemn denounce criticise; conduct perform carry; conflict clash dispute; confuse bewilder; congratulate
praise; consent approval permission; consequence result effect outcome; conserve preserve; consider regard deem; constant steady continuous
continual; contemporary modern; content satisfied; contest competition; contradict oppose; contribute donate give; convert change transform
turn; convince persuade; cooperate collaborate; copy duplicate; core heart centre; correct right accurate; costly expensive dear; courage
bravery; court tribunal; craft make; create produce generate; creature animal; crew staff team; crime offence; critical crucial vital;
criticism critique; crowd throng mass; cure heal remedy treat; current present; custom tradition practice habit; cycle bicycle bike; daring
bold; data information; dawn sunrise; dear expensive; debate discussion argument; debt liability; deceive mislead trick fool; decide
determine resolve settle; decision ruling verdict; declare proclaim announce; decorate adorn; dedicate devote; deep profound; defect flaw
fault; defend protect; defence protection; define specify; delicate fragile; deliver bring; demand request; demonstrate prove show; depart
leave; dependable reliable; deposit layer; derive obtain originate; descend fall; descendant offspring; describe depict portray; deserve
merit; design plan; desire wish; destination goal; destruction ruin; detail particular; detect notice spot find sense; determine establish
find; develop evolve grow; development growth evolution; device gadget tool instrument appliance; differ vary distinct different; dine eat;
direct guide steer; disagree differ; disappear vanish; disaster catastrophe calamity; disclose reveal; discover find; discuss debate talk;
display exhibit show; distant remote far; distribute spread share; disturb upset; diverse varied various; divide split; document record file
paper; dominate rule; double twice; doubt scepticism skepticism uncertainty; drain empty; dramatic striking; draw
attract; dress clothe; duty obligation responsibility task; dwell live; eager keen avid enthusiastic; earn gain make; earth soil ground;
edge rim brink; educate teach train; education schooling training; effect impact influence; effective efficient; elect choose; element part;
eliminate remove eradicate; embarrass shame; emerge appear arise; emphasise stress underline highlight; employ hire; empty vacant; enable
allow let permit; encounter meet face; encourage urge; endanger threaten; endure last survive; enemy foe; energy power; engine motor;
enlarge expand extend; enormous huge vast immense giant; ensure guarantee; entertain amuse; entertainment amusement; enthusiast fan devotee;
entice attract lure; entrance entry; environment surroundings; equal same; equip furnish fit; equipment gear apparatus kit; era age; erode
wear; error mistake fault; escape flee; estimate reckon guess; eternal everlasting; evacuate clear; event incident occurrence; evidence
proof sign; evil wicked; exact precise; exam test; example instance case; excellent superb outstanding; exceptional extraordinary
remarkable; exchange swap trade; excite thrill; execute carry; exempt free; exhausted tired; exhibition exhibit display; expand grow extend
widen; expect anticipate await; expert specialist; explore investigate; export sell; expose uncover; extend lengthen stretch; extra
additional further; extreme severe; fabric cloth material textile; face confront; factory plant mill works; factor element; fair just; faith
belief; faithful loyal; fake false; famine hunger; farmer grower; fashion style; fatal deadly; favour prefer; fear dread; feature include;
fee charge payment; feeble weak; fertile productive; fever temperature; field area; fierce violent; figure
number; fill pack; filthy dirty; finance fund; financial monetary economic; firm solid; fit suit; flat apartment; flavour taste; flexible
adaptable; flight trip; flourish thrive prosper; flow stream run; fluid liquid; follower supporter; foolish silly stupid; force compel;
foreign overseas; forecast predict; forest wood woodland; form shape; formal official; fortress castle fort; foundation base; founder
creator; fraction part; fragment piece; framework structure; frank candid; free liberate release; freedom liberty; fresh new; friendly
amicable; frighten scare; frontier border boundary; function role purpose functionality; fund money; fundamental basic; funny
amusing; further additional more; gain obtain win get; gamble bet; gang band; gap space; gather collect; gaze look stare; generate create;
generous kind; gentle mild; genuine real; ghost spirit; gigantic huge; glance look; global worldwide; gloomy dark; goal aim; goods
merchandise product; govern rule; government administration; grab seize; gradual slow; grain cereal; grand great; graph chart; grateful
thankful; grave tomb; grip hold; gross total; guard protect; guest visitor; guide lead; habit custom; habitat home; handle
manage deal; handy useful; happiness joy; promise vow pledge swear; decide opt choose elect;
dramatically sharply steeply markedly considerably strongly; severely majorly heavily seriously badly;
praise commend applaud laud; unfortunately sadly regrettably; luckily fortunately happily; harbour port; hardship difficulty; harmful damaging; harvest crop; hasten hurry; hate loathe
detest; hazard danger risk; heal cure; heap pile; heir successor; help assist; hesitate pause; hidden concealed; highlight emphasise; hint
suggest; historic historical; hoist lift raise; hollow empty; holy sacred; honest sincere; horrible awful terrible; hospital clinic
infirmary; hostile unfriendly; huge enormous; humorous funny; hunger starvation; hypothesise suppose suspect; idea thought; ideal
perfect; identify recognise; ignore neglect; illegal unlawful; illness disease; image picture; imitate copy; immediate instant; immense
huge; impact effect; imply suggest; improve better enhance; improvement enhancement; inaugural first; incident event; income earnings
revenue; independence freedom; indicate show; indicator sign signal; individual person single; industry business; infect contaminate;
inferior worse; influence affect; inform tell notify; inhabit live; initial first; injury wound; innovation invention novelty; inquiry
investigation probe; insane mad; insect bug; inspect examine; install fit; instance example; institute institution; instruction order
direction; instrument tool; insult offend; integrate combine bring; intelligent clever; intend mean; intense strong; intention aim; interior
inside; interval gap; invent create devise; investigate examine; invite ask; isolated remote; issue problem matter; jealous envious; jet
plane; join connect; joint shared; journal magazine; journey trip voyage; jump leap; junior younger; keeper guard; kill slay; kingdom realm;
label mark tag; language tongue; large big; last endure; lasting permanent; lately recently; launch start; lawyer attorney solicitor; layer
coat; leader head chief; leading main top; leave quit; lecture talk speech; legal lawful; legend myth; lend loan; length duration; lessen
reduce; liberate free; lift raise; likelihood probability chance; limit restrict; line row; link connect; litter rubbish; load cargo; locate
find; location place; lonely isolated; loot plunder; love adore; machine device; magnificent splendid; maintain keep; maintenance upkeep;
majority most; manage run handle; manner way; manufacture make produce build; manufacturer maker producer; marine sea; mark sign; marvellous
wonderful; match game; material substance; maximum most; meaning sense; measure gauge; meeting gathering; melody tune; memorial monument;
mend repair; mental psychological; mention refer; merchant trader dealer; merge join; middle centre; migrate move; minimal least; mission
task; mistake error; mix blend; mob crowd; mobile portable; modify change; moist damp wet; monitor watch observe track; monotonous dull
boring; motion movement; motive reason; mount climb; murder kill; mutual shared; mysterious strange; naked bare; name title;
narrative story; nation country; native indigenous; necessary essential; obey follow; object thing; oblige force; observe watch;
obtain get; obvious clear; occasion event; occupation job; occupy hold; odd strange; odour smell; office post; omit leave; operate run;
operation surgery; opinion view; opponent rival; oppose resist; option choice; oral spoken; ordinary normal; origin source; original first;
outcome result; outlaw ban; output production yield; outstanding excellent; overseas abroad foreign; overtake pass; pace speed; package
parcel; pain ache; participate take join part; passenger traveller; path way track; peak top; peasant farmer; peculiar strange; penalty
punishment; peril danger; period time; phase stage; physician doctor; plain clear; pleasant nice; pollution contamination;
portray depict; possess own; power strength; precious valuable; prepare ready; present gift; preserve keep; prevent stop; priest clergyman;
procedure process; produce yield make; progress advance; propose suggest; provide supply; pull drag; purpose aim; pursue chase; reaction response; rebuild reassemble; recruit enlist; refuge shelter; reign rule; religion faith; restore renovate refurbish; revolt
rebellion uprising; ridiculous absurd; rock stone; route way path; salary wage pay; satisfy meet fulfil; schedule timetable; serious grave
severe; shore coast; solution answer; sound noise; story tale; subject topic; succeed success successful; supervise oversee; task job duty;
toxic poisonous; wander roam; weep cry
`

const groupsOf = once((): ReadonlyMap<string, ReadonlySet<number>> => {
  const found = new Map<string, Set<number>>()
  for (const [at, line] of groups.split(';').entries())
    for (const word of line.split(/\s+/).filter((one) => one !== ''))
      found.set(rootOf(word), (found.get(rootOf(word)) ?? new Set()).add(at))
  return found
})

/** True for two roots that say about the same: of one family, or of one group of synonyms. */
export function areAlike(a: string, b: string): boolean {
  if (areRelated(a, b) || areAllied(a, b) || shareSense(a, b)) return true
  const others = groupsWith(b)
  for (const group of groupsWith(a)) if (others.has(group)) return true
  return false
}

const none: ReadonlySet<number> = new Set()
/** Maximum roots whose groups are kept. */
const maxKept = 50_000

/** Groups of a root, or of the word that it is derived from: *reconstruction* is with *reconstruct*, *harder* with *hard*. */
const groupsWith = remembered(maxKept, (root): ReadonlySet<number> => {
  const own = groupsOf().get(root)
  if (own !== undefined || root.length < 6) return own ?? none
  const bases = /(?:est|er)$/.test(root) ? positives(root, root.endsWith('er') ? 'er' : 'est') : [root.replace(/(?:ion|ment|or)$/, '')]
  return bases.map((base) => groupsOf().get(base)).find((found) => found !== undefined) ?? none
})

/** True for two English words that say about the same. */
export function areSynonyms(a: string, b: string): boolean {
  return areAlike(rootOf(a), rootOf(b))
}
