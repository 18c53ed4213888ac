import type { SectionForm } from '@galley/sdk'
import { isQuestion, subjectOf } from './subject-of.ts'

/** A question that a topic asks. */
export interface QuestionPart {
  readonly text: string
  readonly form: Extract<SectionForm, 'passages' | 'steps' | 'changes' | 'timeline' | 'people'>
}

const asking = [
  'why|how|what|who|whom|whose|when|where|which',
  'warum|wieso|weshalb|wozu|wie|was|wer|wem|wen|wann|wo|wohin|wodurch|womit|welche|welcher|welches|welchen',
  "pourquoi|comment|qu[’']est-ce que|qu[’']est-ce qui|que|quoi|qui|quand|combien|quels?|quelles?",
  '¿?(?:por qué|cómo|qué|quién(?:es)?|cuándo|dónde|cuánt[oa]s?|cuál(?:es)?)',
  "perché|come|cosa|che cos[’']è|cos[’']è|chi|quanto|quale|quali",
  'por que|porque|como|o que|quem|quando|onde|qual|quais|quant[oa]s?',
  'waarom|hoe|wat|wanneer|waar|welke',
  'dlaczego|jak|co|kto|kiedy|gdzie|czym|który|która|które',
].join('|')

/** A second question begins behind *and*; a comma may stand before it. *Who won, and how?* is one. */
const joint = new RegExp(String.raw`,?\s+(?:and|und|et|y|e|en|i)\s+(?=(?:${asking})(?![\p{L}\p{N}])(?!\P{L}*$))|(?<=\?)\s+(?=\p{Lu})`, 'iu')
const opening = new RegExp(String.raw`^(?:${asking})(?![\p{L}\p{N}])`, 'iu')
/** Words by which Chinese and Japanese ask, wherever they stand in a sentence. */
const askingDense = /如何|怎么|怎样|什么|甚麼|多少|哪[些个里一]|谁|为什么|何時|何故|なぜ|どう|どの|いつ|誰|だれ|どこ|何|方法は|手順は/u
/** Places at which a Chinese or Japanese question may end and another begin. */
const jointDense = /[？?。；]\s*|[，、,]\s*(?:以及|还有|并且|而且|和|及|また|そして)?\s*|(?:以及|还有|并且)/u

/** *How to install*, *How do you write*, *installing X*: an instruction is asked for. */
const steps =
  /^(?:how (?:to|do (?:i|you|we|one)|can (?:i|you|we|one)|should (?:i|you|we|one))\b|(?:installing|setting up|configuring|getting started with|using|building|debugging|upgrading|migrating)\b|wie \p{L}+ (?:man|ich|wir)(?!\p{L})|comment (?:\p{L}+(?:er|ir|re)(?!\p{L})|peut-on|puis-je)|¿?cómo (?:se )?\p{L}+(?:[aeí]r|ir)(?:se|l[oa]s?)?(?!\p{L})|come (?:si )?\p{L}+(?:are|ere|ire|arlo|arla)(?!\p{L})|como \p{L}+(?:[aei]r)(?!\p{L})|hoe \p{L}+ (?:je|ik|men|we)(?!\p{L})|jak \p{L}+(?:ać|ić|yć|eć|ąć|ść|c)(?!\p{L})|(?:如何|怎么|怎样)(?!.*(?:工作|运作))|.*(?:する方法|するには|すればよい|手順))/iu
/** *What changed in 7*, *Changes in version 2.1*, *What's new in X*: versions are asked for. */
const changes =
  /^(?:what (?:has |have |was |were |is )?(?:been )?(?:changed|new|added|removed|fixed|deprecated)\b|what['’]s new\b|what changes\b|(?:breaking )?changes (?:in|of|to|since|between)\b|new(?: features)? in\b|release notes\b|changelog\b|was (?:hat sich|ist neu|änderte)|neu(?:es|erungen) in\b|quoi de neuf|(?:qu[’']est-ce|ce) qui (?:a )?chang|nouveautés|¿?qué (?:ha )?cambi|¿?qué hay de nuevo|novedades|(?:che )?cosa (?:è )?cambi|novità|o que (?:mudou|há de novo)|novidades|wat is er (?:veranderd|nieuw)|co (?:się )?zmieni|co nowego|nowości|.*(?:有(?:什么|哪些)(?:变化|新)|更新了什么|変更点|新機能|何が変わ))/iu
/** *Timeline of X*, *Chronologie …*: dates are asked for. */
const timeline =
  /^(?:an? |the |eine |une? )?(?:timeline|time line|chronology|zeitleiste|zeittafel|chronologie|cronología|cronologia|tijdlijn|chronologia)(?!\p{L})|年表|时间线|大事记/iu
/** *Who is who in X*, *The people behind X*: persons are asked for. */
const people =
  /^(?:who(?:['’]s| is| are| was| were) who\b|(?:the )?(?:key |main )?(?:people|persons|cast|figures) (?:in|of|behind)\b|wer ist wer\b|qui est qui\b|quién es quién|chi è chi|wie is wie\b|kto jest kim)|人物一覧|人物表/iu
const figures =
  /^(?:the )?(?:key |main )?(?:statistics|figures|numbers)\b|^(?:statistik(?:en)?|(?:kenn)?zahlen|statistiques|chiffres|estadísticas|cifras|statistiche|statistieken|statystyki)(?!\p{L})|统计|統計/iu
const numbered = /(?<![\p{L}\d])v?\d+(?:\.\d+)*\b/iu

/** Maximum sides of a subject that a topic names, and words of each. */
const maxSides = 5
const maxSideWords = 4

/**
 * Splits a topic into the questions that it asks, in its own words: *What are febrile seizures, and how are they treated?* is two. What stands
 * before the first question (*The xz backdoor and what it teaches*) is the topic and none of them. Sides that it names behind its subject
 * (*Threads: launch and growth*) are asked for too; a topic that asks nothing gives none.
 */
export function questionParts(topic: string): readonly QuestionPart[] {
  const line = subjectOf(topic)
  const parts = line
    .split(isDense(line) ? jointOf(line) : joint)
    .map((part) => part.trim().replace(/[\s,;]+$/, ''))
    .filter((part) => part !== '')
  const asked = parts
    .filter((part, at) => (at === 0 && parts.length === 1 ? isAsking(part) || isQuestion(part) : isAsking(part)))
    .map((part): QuestionPart => ({ text: asSentence(part), form: formOf(part) }))
  const [, behind = ''] = /^[^:?]{3,80}:\s+(\S.*)$/u.exec(line) ?? []
  if (asked.length > 0) return asked
  const told = behind === '' ? [] : questionParts(behind)
  const sides = told.length > 0 || behind === '' ? told : sidesOf(behind)
  return sides.length === 0 && asksFigures(line) ? [{ text: asSentence(line), form: 'passages' }] : sides
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
export function asksFigures(topic: string): boolean {
  return figures.test(subjectOf(topic))
}

/** *launch and growth*: two or more short sides of one subject. */
function sidesOf(line: string): readonly QuestionPart[] {
  const sides = line.split(/\s*,\s*(?:(?:and|und)\s+)?|\s+(?:and|und)\s+/u)
  const isList =
    sides.length > 1 && sides.length <= maxSides && sides.every((side) => /\p{L}/u.test(side) && side.split(' ').length <= maxSideWords)
  return isList ? sides.map((side) => ({ text: asSentence(side), form: 'passages' })) : []
}

function isAsking(part: string): boolean {
  return opening.test(part) || formOf(part) !== 'passages' || (isDense(part) && askingDense.test(part))
}

function formOf(part: string): QuestionPart['form'] {
  if (timeline.test(part)) return 'timeline'
  if (people.test(part)) return 'people'
  if (steps.test(part)) return 'steps'
  return changes.test(part) && numbered.test(part) ? 'changes' : 'passages'
}

/** *What a company should check*, *How the wall holds*: a question that is told, not asked. */
const indirect = /^\p{L}+ (?:an?|the)\b/iu

function asSentence(part: string): string {
  const whole = part.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  const isOpen = /^(?:how to|how|what|why|who|when|where|which)\b/i.test(whole) && (!isQuestion(whole) || indirect.test(whole))
  if (isDense(whole)) return /[？?！!。]$/u.test(whole) ? whole : `${whole}？`
  return /[?!.]$/.test(whole) || isOpen || !isQuestion(whole) ? whole : `${whole}?`
}
