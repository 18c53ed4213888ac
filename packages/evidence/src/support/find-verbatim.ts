import type { Outcome } from './check-passage.ts'
import { plainText } from '../text/markdown/plain-text.ts'
import { remembered } from '../text/remembered.ts'
import { segment } from '../text/sentences/segment.ts'
import type { SupportEvidence } from './support.ts'
import { tokensOf } from '../text/words/tokens.ts'
import { withoutHeadings } from './without-headings.ts'
import { withoutTitle } from './without-title.ts'

/** Windows whose sentences are kept: those of a draft's evidence. */
const maxKept = 5000
/** The sentences of a window; one that ends without a mark, above code or a list, ends with its paragraph. */
const bareSentences = remembered(
  maxKept,
  (window): ReadonlySet<string> =>
    new Set(window.split(/\n\s*\n/).flatMap((paragraph) => segment(paragraph).map(({ text }) => bareText(text)))),
)

/** A quotation, with what stands before and behind it: who says it, and where. */
const quoting =
  /^(?<before>[^“„«"]{0,300})(?:“(?<words>[^“”]+)”|„(?<low>[^„“”]+)[“”]|«(?<angled>[^«»]+)»|"(?<straight>[^"]+)")(?<behind>[^“”„«»"]{0,100})$/u
/** Words of an attribution: they state nothing. */
const reporting =
  /^(?:accord|note|report|say|said|write|wrote|state|describe|add|document|article|author|page|source|under|section|chapter|heading)/

/** Finds the evidence in which a sentence, or all sentences of a quotation and nothing beside it, stand as they are: they need no reading. One that follows *It does not:* does. */
export function findVerbatim(text: string, evidence: readonly SupportEvidence[]): Outcome | undefined {
  const one = evidence.find((piece) => hasSentence(bareText(text), piece) || hasQuotation(text, piece))
  return one && { verdict: 'supported', coverage: 1, evidenceId: one.id, reason: 'The source says it in these words.' }
}

function hasSentence(bare: string, { quote, window }: SupportEvidence): boolean {
  return (bareText(quote) === bare && !bareText(window).includes(`: ${bare}`)) || bareSentences(window).has(bare)
}

function hasQuotation(text: string, piece: SupportEvidence): boolean {
  const { before = '', words, low, angled, straight, behind = '' } = quoting.exec(text.trim())?.groups ?? {}
  const quoted = words ?? low ?? angled ?? straight
  if (quoted === undefined || !statesNothing(`${before} ${behind}`, piece)) return false
  const sentences = segment(quoted)
  return sentences.length > 1 && sentences.every((sentence) => hasSentence(bareText(sentence.text), piece))
}

/** True for words that only say whose the quotation is, and where it stands: *According to “Mocha”, under “Myanmar”:*. */
function statesNothing(text: string, { title = '', headings = [] }: SupportEvidence): boolean {
  const named = new Set([title, ...headings].flatMap((words) => tokensOf(plainText(words)).map(({ stem }) => stem)))
  const own = tokensOf(plainText(withoutTitle(withoutHeadings(text, headings), title)))
  return own.every(({ content, word, stem }) => !content || named.has(stem) || reporting.test(word))
}

/** Quotation marks of every shape: a quotation inside another has the inner ones. */
const marks = /[“”„‟«»"‘’‚‛‹›「」]/g

function bareText(text: string): string {
  return plainText(text)
    .replaceAll(marks, "'")
    .replaceAll(/[\s|]+/g, ' ')
    .trim()
}
