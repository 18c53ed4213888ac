import { once } from '../../text/once.ts'
import { areAllied } from './opposites.ts'
import { areRelated } from './related.ts'
import { rootOf } from './root-of.ts'

/** Frequent English words that say about the same, groups parted by semicolons: what a writer puts for another word without stating anything new. */
const groups = `
about approximately around roughly some circa nearly almost close; many numerous several various multiple number; several few handful;
start begin commence launch onset; end finish conclude close complete; big large great huge major considerable substantial significant;
small little minor tiny slight; fast quick rapid swift; main chief primary principal major mainly chiefly primarily largely mostly;
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
part role; same identical; like similar; different distinct; difference differ; near close adjacent next beside neighbouring; far distant;
inside within; wide broad; large extensive; strong powerful; hard difficult tough; easy simple; clear obvious evident;
true real genuine authentic; false fake wrong untrue; good fine great excellent well; bad poor terrible; deadly lethal fatal;
dangerous hazardous unsafe danger threat threaten risk; famous renowned known celebrated; popular beloved; strange odd unusual;
angry furious; happy glad pleased; fear worry concern afraid; hope expect; surprise astonish unexpected; agree consent accept;
refuse decline reject turn deny dismiss; deny reject dispute; admit acknowledge concede confess; accuse allege charge claim allegation;
blame accuse; prove proof evidence demonstrate show confirm; find discover detect locate; search hunt seek look; look seem appear;
see observe watch notice witness; hear listen; test trial experiment;
study research investigation examine analyse analysis researcher scientist; result outcome consequence; reason cause ground why;
cause trigger lead result produce bring due owing; idea concept notion; plan scheme project intend; aim goal target purpose;
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
cut reduce; gift present; proud pride
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
  if (areRelated(a, b) || areAllied(a, b)) return true
  const [one, other] = [groupsOf().get(a), groupsOf().get(b)]
  if (one === undefined || other === undefined) return false
  for (const group of one) if (other.has(group)) return true
  return false
}

/** True for two English words that say about the same. */
export function areSynonyms(a: string, b: string): boolean {
  return areAlike(rootOf(a), rootOf(b))
}
