import type { QuestionKind } from '@galley/sdk'
import { capitalised } from './capitalised.ts'
import { comparedSides } from './compared-sides.ts'
import { instructionsIn } from './instructions-in.ts'
import { namesNothing } from './names-nothing.ts'
import { questionKind } from './question-kind.ts'
import { isQuestion, subjectOf } from './subject-of.ts'

/** A question that a topic asks. */
export interface QuestionPart {
  readonly text: string
  /** Heading of what answers it. */
  readonly heading: string
  readonly kind: QuestionKind
}

const asking = [
  'why|how|what|who|whom|whose|when|where|which',
  'warum|wieso|weshalb|wozu|wie|was|wer|wem|wen|wann|wo|wohin|wodurch|womit|welche|welcher|welches|welchen',
  "pourquoi|comment|qu[’']est-ce qu(?:e|i|(?=[’']))|que|quoi|qui|quand|combien|quels?|quelles?",
  '¿?(?:por qué|cómo|qué|quién(?:es)?|cuándo|dónde|cuánt[oa]s?|cuál(?:es)?)',
  "perché|come|cosa|che cos[’']è|cos[’']è|chi|quanto|quale|quali",
  'por que|porque|como|o que|quem|quando|onde|qual|quais|quant[oa]s?',
  'waarom|hoe|wat|wanneer|waar|welke',
  'dlaczego|jak|co|kto|kiedy|gdzie|czym|który|która|które',
].join('|')

const plainly =
  '(?:what|how|why|who|was|wie|warum|wer) (?:is|are|was|were|do|does|did|has|have|can|could|should|will|ist|sind|war|waren|hat|haben|kann|wird)'
/**
 * A second question begins behind *and*; a comma may stand before it. *Who won, and how?* is one. Behind a comma alone one begins where both are asked
 * plainly: *If it fails, what is done?* is one.
 */
const joint = new RegExp(
  String.raw`(?<=^${plainly}(?!\p{L}).*),\s+(?=${plainly}(?!\p{L}))|,?\s+(?:and|und|et|y|e|en(?!\s+qu)|i)\s+(?=(?:${asking})(?![\p{L}\p{N}])(?!\P{L}*$))|(?<=\?)\s+(?=\p{Lu})`,
  'iu',
)
const opening = new RegExp(String.raw`^(?:${asking})(?![\p{L}\p{N}])`, 'iu')
/** Words by which Chinese and Japanese ask, wherever they stand in a sentence. */
const askingDense = /如何|怎么|怎样|什么|甚麼|多少|哪[些个里一]|谁|为什么|何時|何故|なぜ|どう|どの|いつ|誰|だれ|どこ|何|方法は|手順は/u
/** Places at which a Chinese or Japanese question may end and another begin. */
const jointDense = /[？?。；]\s*|[，、,]\s*(?:以及|还有|并且|而且|和|及|また|そして)?\s*|(?:以及|还有|并且)/u

/** Maximum sides of a subject that a topic names, and words of each. */
const maxSides = 5
const maxSideWords = 4

/** Kinds that a topic asks for without a question word. */
const listed: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['timeline', 'people', 'steps', 'changes'])

/**
 * Splits a topic into the questions that it asks, in its own words: *What are febrile seizures, and how are they treated?* is two. What stands
 * before the first question (*The xz backdoor and what it teaches*) is the topic and none of them. Sides that it names behind its subject
 * (*Threads: launch and growth*) are asked for too, and those that it compares; a topic that asks nothing gives none.
 */
export function questionParts(topic: string): readonly QuestionPart[] {
  const line = subjectOf(topic)
  const compared = comparedSides(line)
  if (compared.length > 1) return compared.map((side) => partOf(side, 'comparison'))
  const told = behindColon(line)
  const behind = told === null ? [] : questionParts(told)
  if (told !== null && opening.test(told) && questionKind(line) !== 'changes') return behind
  const parts = questionsIn(line)
  const [, mark = ''] = /\S(\s?[?？])$/u.exec(line) ?? []
  const asked = parts
    .filter((part, at) => isAsking(part) || (at === 0 && parts.length === 1 && isQuestion(part)))
    .flatMap((part) => askedIn(part, mark))
  // Beside other questions, and alone, an instruction is a question too.
  if (asked.length > 0)
    return asked.length > 1 && asked.every(({ kind }) => kind === 'steps') ? asked : asked.map(({ text, kind }) => partOf(text, kind))
  const kind = asksFigures(line) ? 'figures' : 'matter'
  const sides = behind.length > 0 || told === null ? behind : sidesOf(told, kind)
  return sides.length === 0 && kind === 'figures' ? [partOf(asSentence(line), kind)] : sides
}

/** The rest of a topic behind its subject, or behind what is the matter: *The disk is full: how do I free some of it?* Null where it has no colon. */
function behindColon(line: string): string | null {
  return /^[^:?]{3,120}:\s+(\S.*)$/u.exec(line)?.[1] ?? null
}

function partOf(text: string, kind: QuestionKind): QuestionPart {
  return { text, heading: capitalised(text), kind }
}

/** The questions of a line. *How does it work, and why?* is one: a part that names nothing belongs to the one before it. */
function questionsIn(line: string): readonly string[] {
  const parts: string[] = []
  let start = 0
  for (const { index, 0: between } of line.matchAll(new RegExp(isDense(line) ? jointOf(line) : joint, 'giu'))) {
    const end = index + between.length
    const [next = ''] = line.slice(end).split(joint)
    if (next !== '' && namesNothing(next)) continue
    parts.push(line.slice(start, index))
    start = end
  }
  return [...parts, line.slice(start)].map((part) => part.trim().replace(/[\s,;]+$/, '')).filter((part) => part !== '')
}

/** A part as what it asks: each of several instructions by itself. The mark that its line ends with is its own. */
function askedIn(part: string, mark: string): readonly QuestionPart[] {
  const kind = questionKind(part)
  const text = asSentence(part).replace(/(?<![?？!.。])$/u, mark)
  return kind === 'steps' ? instructionsIn(text).map((one) => ({ text: one.text, heading: one.heading, kind })) : [partOf(text, kind)]
}

function isDense(line: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u.test(line)
}

/** Parts only where each of several asks: a comma of Chinese also parts what belongs together. */
function jointOf(line: string): RegExp {
  const parts = line.split(jointDense).filter((part) => part.trim() !== '')
  return parts.length > 1 && parts.every((part) => askingDense.test(part)) ? jointDense : /[？?。]\s*/u
}

/** *Statistics of X*: numbers are asked for. */
function asksFigures(topic: string): boolean {
  return questionKind(subjectOf(topic)) === 'figures'
}

/** *launch and growth*: two or more short sides of one subject. */
function sidesOf(line: string, kind: QuestionKind): readonly QuestionPart[] {
  const sides = line.split(/\s*,\s*(?:(?:and|und)\s+)?|\s+(?:and|und)\s+/u)
  const isList =
    sides.length > 1 && sides.length <= maxSides && sides.every((side) => /\p{L}/u.test(side) && side.split(' ').length <= maxSideWords)
  return isList ? sides.map((side) => partOf(asSentence(side), kind)) : []
}

function isAsking(part: string): boolean {
  return opening.test(part) || listed.has(questionKind(part)) || (isDense(part) && askingDense.test(part))
}

/** *What a company should check*, *How the wall holds*: a question that is told, not asked. */
const indirect = /^\p{L}+ (?:an?|the)\b/iu

function asSentence(part: string): string {
  const whole = capitalised(part)
  const isOpen = /^(?:how to|how|what|why|who|when|where|which)\b/i.test(whole) && (!isQuestion(whole) || indirect.test(whole))
  if (isDense(whole)) return /[？?！!。]$/u.test(whole) ? whole : `${whole}？`
  return /[?!.]$/.test(whole) || isOpen || !isQuestion(whole) ? whole : `${whole}?`
}
