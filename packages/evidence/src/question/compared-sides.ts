import { onlyCompares } from './names-nothing.ts'

/** Words that set two subjects against each other. */
const against =
  /\s+(?:versus|vs\.?|(?:when |as )?compared (?:to|with)|gegenüber|(?:im vergleich|verglichen) (?:zu|mit)|par rapport (?:à|aux?)|comparée?s? (?:à|aux?|avec)|frente a|comparad[oa]s? con|en comparación con)\s+/iu
/** Words that do so between two names, and elsewhere say what something is for: *Schutz gegen Frost*. */
const opposed = /\s+(?:gegen|contre|contra)\s+/iu
const opposing =
  /^(?:wie|was|comment|qu[eé]|cómo)\s|(?<!\p{L})(?:schutz|kampf|krieg|protest|klage|impf\p{L}*|mittel|maßnahme|widerstand|verstoß|hilfe|tipp|lutte|guerre|vaccin\p{L}*|protection|lucha|guerra|vacuna\p{L}*|protección)(?:e|en|s|n)?(?!\p{L})/iu
/** Beginning of a question that asks how much of something each of several has: *How fast are X and Y compared with Z?* */
const measured = /^how \p{L}+ (?:is|are|was|were) (?:the )?/iu
/** Nouns by which one asks to compare, with words before them: *the main differences*, *una comparación*. */
const difference =
  '(?:the |der |die |den |einen? |las? |les? |un[ae]? |een |het |as? )?(?:main |key )?(?:differences?|comparison|unterschiede?|vergleich|différences?|comparaison|diferencias?|comparación|differenz[ae]|confronto|verschil(?:len)?|vergelijking|diferenças?|comparação)'
/** Words between a question word and that noun, or behind it. */
const isThere = "(?:y a-t-il|existe-t-il|hay|existe|gibt es|besteht|c['’]è|ci sono|esiste|há|is er|is there)"
/** Beginnings that ask to compare what *and* joins. */
const between = new RegExp(
  String.raw`^¿?(?:compare|comparing|comparer|comparar|(?:(?:what(?:['’]s| is| are)|was (?:ist|sind)|quelles? (?:est|sont)|cuál(?:es)? (?:es|son)|qual è|quali sono|wat (?:is|zijn)|qual é|quais são|welche[rn]?|quelles?|qué|che|qual|quale|quais|welk) )?(?:${isThere} )?${difference}(?: ${isThere})? (?:of|between|von|zwischen|entre|de|tra|fra|tussen))\s+`,
  'iu',
)
/** Questions that name both sides around a verb of comparison: *How do X and Y differ?*, *How is X different from Y?*, *Worin unterscheiden sich X und Y?* */
const differing = [
  /^(?:how|in what ways?|where) do(?:es)? (?<sides>.+?) differ(?: from (?<other>.+))?$/iu,
  /^how (?:is|are) (?<sides>.+?) different from (?<other>.+)$/iu,
  /^what (?:distinguishes|sets) (?<sides>.+?) (?:apart )?from (?<other>.+)$/iu,
  /^(?:worin|wie|wodurch) unterscheide(?:n|t) sich (?<sides>.+?)(?: von (?<other>.+))?$/iu,
  /^en quoi (?<sides>.+?) diff[èé]r(?:e|ent)(?:-t-(?:il|elle)s?)? (?:de |d['’]|du |des )(?<other>.+)$/iu,
  /^(?:¿)?en qué se diferencian? (?<sides>.+?)(?: de (?<other>.+))?$/iu,
  /^in (?:che )?cosa differ(?:isce|iscono) (?<sides>.+?)(?: da(?:l|lla|i|gli|lle)? (?<other>.+))?$/iu,
  /^(?:waarin|hoe) verschil(?:t|len) (?<sides>.+?)(?: van (?<other>.+))?$/iu,
]
/** Ends of a clause before the sides of which one is to be chosen, and the beginnings of one that asks to choose. */
const beforeSides =
  /(?:[:,]|(?<!\p{L})(?:use|choose|pick|prefer|better|best|of|between|verwenden|benutzen|nutzen|nehmen|besser|von|utiliser|choisir|mieux|usar|elegir|mejor))$/iu
const choosing =
  /^\W*(?:which|what|when|should|was|wann|welche[rns]?|soll(?:te)?|quelle?|quand|faut|dois|qu[eé]|cuál|cuándo|debo)(?!\p{L})/iu
/** Beginnings of a question that asks for no choice: *Can I use X or Y?* */
const asking =
  /^¿?(?:how|why|what|who|when|where|is|are|was|were|do|does|did|can|could|will|would|has|have|if|wie|warum|wer|wo|ist|sind|hat|kann|kannst|können|wenn|comment|pourquoi|est|peut|cómo|por|es|puede|puedo)(?!\p{L})/iu
/** Words between sides, written small: *Y* may be a side. */
const joined = /\s*,\s+(?:(?:and|und|et|y|or|oder|ou|o|with|mit|avec|con|to)\s+)?|\s+(?:and|und|et|y|or|oder|ou|o|with|mit|avec|con|to)\s+/u
/** The same where a comparison was asked for in so many words, so that *e* and *en* of other languages join too. */
const joinedAny = /\s*,\s+(?:(?:and|und|et|y|e|en|or|oder|ou|o)\s+)?|\s+(?:and|und|et|y|e|en|or|oder|ou|o|of|with|mit|avec|con|to)\s+/u
const either = /\s+(?:or|oder|ou|o)\s+/u
/** Maximum words of a side where *or* and a question mark are all that asks to choose. */
const maxEitherWords = 3
/** Places at which a clause that only asks to compare may begin. */
const turns =
  /\s*[:;,.?–—]\s+|\s+-\s+|\s+(?=(?:and|und|et|y|what|which|when|was|wann|welche[rns]?|quelle?|quand|lequel|laquelle|cuál|cuándo)\s)/giu
/** Clauses that ask which side has more of something: *which one is faster*. */
const quality =
  /^\W*(?:which|what|was|welche[rns]?|lequel|laquelle|cuál)(?: one)? (?:is|are|ist|sind|est|es) (?:more |mehr |plus |más )?\p{Ll}+$/u
/** Frame that both sides stand in: *in PostgreSQL*, *for a small site*, *when the disk is slow*. */
const setting = /,?\s+(in|on|for|to|under|when|if|while|bei|unter|für|auf|wenn|falls|pour|dans|sous|sur|lorsque|para|en|bajo|cuando)\s.+$/u
const settingBefore = /^(?:[^,:;]+:|(?:in|on|for|bei|unter|für|dans|sur|pour|en|para) [^,:;]+,)\s+/iu

/**
 * The subjects that a topic sets against each other: *B-tree indexes* and *hash indexes* of *B-tree indexes compared with hash indexes in
 * PostgreSQL*. Empty where it compares nothing. A clause that only asks to compare (*what is the difference and when to use which*) is no side.
 */
export function comparedSides(topic: string): readonly string[] {
  const line = topic.trim().replace(/[?.!\s]+$/, '')
  const [, listed] = among.exec(line.replace(/^[^:]{2,80}:\s+/, '')) ?? []
  if (listed !== undefined) return bare(listed.split(joined))
  const tail = [...line.matchAll(turns)].find(({ index }) => index > 0 && asksToCompare(line.slice(index)))
  const end = tail?.index ?? line.length
  const sides = sidesOf(line.slice(0, end), { isChoice: end < line.length, isQuestion: /\?\s*$/.test(topic) })
  // *The difference between who and which*
  return sides.length > 1 || end === line.length ? sides : sidesOf(line, { isChoice: false, isQuestion: false })
}

/** *Which of X, Y and Z can delete files?*: the list, and the verb behind it. */
const among =
  /^\W*(?:which (?:one )?of|welche[rs]? (?:von|der)|lequel de|laquelle de|lesquel(?:le)?s de|cuál(?:es)? de) (.+?) (?:is|are|can|has|have|does|do|may|will|should|must|needs?|ist|sind|kann|können|hat|haben|est|sont|peut|peuvent|a|ont|es|son|puede|pueden|tiene|tienen)(?!\p{L})/iu
/** Beginning of a question that asks for a measure of each of several things: *How fast are* of *How fast are X and Y compared with Z?* Empty for every other one. */
export function measureAsked(topic: string): string {
  return against.test(topic) ? (measured.exec(topic.trim())?.[0].trim() ?? '') : ''
}

/** *which is better*, *which is faster for large files* */
function asksToCompare(clause: string): boolean {
  const alone = clause.replace(setting, '')
  return onlyCompares(alone) || quality.test(alone)
}

function sidesOf(line: string, { isChoice, isQuestion }: { readonly isChoice: boolean; readonly isQuestion: boolean }): readonly string[] {
  const list = line.replace(between, '')
  if (list !== line) return withHead(bare(list.split(joinedAny)))
  const { sides: named, other } = differing.map((pattern) => pattern.exec(line)?.groups).find((groups) => groups !== undefined) ?? {}
  if (named !== undefined) return withHead(bare(other === undefined ? named.split(joinedAny) : [named, other]))
  const heads = [...line.matchAll(/\s+/g)]
    .map(({ index }) => line.slice(0, index))
    .filter((head) => beforeSides.test(head) && onlyCompares(head))
  const head = heads.at(-1) ?? ''
  const whole = line.slice(head.length).trim()
  const rest = against.test(whole) ? whole.replace(measured, '') : whole
  const apart = rest.split(against)
  const [first = '', ...others] = apart.length > 1 || opposing.test(line) ? apart : rest.split(opposed)
  const isMeasured = rest !== whole
  if (others.length > 0)
    return bare([
      ...(isMeasured ? first.split(joined) : [first.replace(settingBefore, '')]),
      ...others.flatMap((side) => side.split(joined)),
    ])
  const sides = bare(rest.split(either))
  const isShort = sides.every((side) => side.split(/\s+/).length <= maxEitherWords)
  const isEither = choosing.test(head) || (!asking.test(line) && (isChoice || (isQuestion && isShort)))
  return isEither && sides.every((side) => !side.includes(',') && !onlyCompares(side)) ? sides : []
}

/** An adjective that has lost its noun to the last side: *a pending* of *a pending and a cleared transaction*. */
const adjective =
  /^(?:(?:an?|the)\s+)?(?:\p{Ll}+(?:ing|ed|al|ic|ive|ous|ible|able|ary|ful)|hard|soft|open|closed|public|private|static|global|short|long|new|old|left|right|inner|outer|strong|weak|deep|shallow|light|heavy|direct|lazy|eager)$/u

/** Sides that each have the noun which the last has for all of them: *pending transaction*, *cleared transaction*. English. */
function withHead(sides: readonly string[]): readonly string[] {
  const last = sides.at(-1) ?? ''
  const [, noun] = /^(?:(?:an?|the)\s+)?\p{Ll}+\s+(\p{Ll}+)$/u.exec(last) ?? []
  const others = sides.slice(0, -1)
  if (noun === undefined || !others.every((side) => adjective.test(side))) return sides
  return [...others.map((side) => `${side} ${noun}`), last]
}

/** Sides without the frame behind the last that all of them stand in; none where there is one only. */
function bare(sides: readonly string[]): readonly string[] {
  const others = sides.slice(0, -1)
  const last = sides.at(-1) ?? ''
  const [frame = '', word = ''] = setting.exec(last) ?? []
  const isShared = !others.some((side) => side.includes(` ${word} `))
  const kept = [...others, isShared ? last.slice(0, last.length - frame.length) : last].filter((side) => /[\p{L}\p{N}]/u.test(side))
  return kept.length > 1 ? kept.map((side) => side.trim()) : []
}
