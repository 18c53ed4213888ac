import { quotation } from '../../text/quotes/quotation.ts'
import { remembered } from '../../text/remembered.ts'
import { tokensOf } from '../../text/words/tokens.ts'
import type { Cost, Measured } from '../measured.ts'
import type { Line, Reading } from '../reading.ts'

/** Words in a row that make a copy. */
const run = 8

/** Share of a text that may be quoted or copied without harm, and the share from which nothing of the part is left. */
const harmless = 0.1
const all = 0.6

const runsOf = remembered(5000, (quote): ReadonlySet<string> => new Set(runsIn(tokensOf(quote).map(({ word }) => word))))

function runsIn(words: readonly string[]): readonly string[] {
  return words.slice(0, Math.max(0, words.length - run + 1)).map((_, at) => words.slice(at, at + run).join(' '))
}

/** Own words: the share of the text that is neither quoted nor copied from its evidence in runs of eight words without quotation marks. */
export function ownWordsPart(reading: Reading): Measured {
  if (citesItself(reading.lines, reading))
    return {
      value: null,
      costs: [],
      note: 'Every sentence is its own evidence: the text cites itself, and nothing shows what it was copied from.',
    }
  const sources = [...reading.evidence.values()].flatMap(({ quote }) => (quote === undefined ? [] : [runsOf(quote)]))
  let words = 0
  let taken = 0
  const costs: Cost[] = []
  for (const line of reading.lines) {
    const own = tokensOf(withoutQuotations(line.text)).map(({ word }) => word)
    const quoted = tokensOf(line.text).length - own.length
    const copied = copiedIn(own, sources)
    words += own.length + quoted
    taken += quoted + copied
    if (copied > 0 || quoted > run) costs.push(costOf(line, quoted, copied))
  }
  if (words === 0) return { value: 1, costs }
  return { value: 1 - Math.max(0, taken / words - harmless) / (all - harmless), costs }
}

/** Share of the cited sentences that are all of their evidence, word for word, in a text that cites itself. */
const itself = 0.9

/** True for a text whose sentences are cited to themselves. One that copies has evidence of which it does not print all, or prints it in quotation marks. */
function citesItself(lines: readonly Line[], { evidence }: Reading): boolean {
  const cited = lines.filter(({ fact }) => fact.cited)
  const same = cited.filter(({ text, fact }) =>
    fact.claims.some((claim) => claim.evidenceIds.some((id) => lettersOf(evidence.get(id)?.quote ?? '') === lettersOf(text))),
  )
  return cited.length > 0 && same.length >= cited.length * itself
}

function costOf({ text }: Line, quoted: number, copied: number): Cost {
  const reason =
    copied > quoted ? `${copied} words stand in a source in this order, without quotation marks.` : `${quoted} words are quoted.`
  return { cost: quoted + copied, text, reason }
}

function withoutQuotations(text: string): string {
  return text.replaceAll(quotation, ' ')
}

function lettersOf(text: string): string {
  return text.replaceAll(/[^\p{L}\p{N}]/gu, '')
}

/** Words that stand in a run which some source has. */
function copiedIn(words: readonly string[], sources: readonly ReadonlySet<string>[]): number {
  const marked = new Set<number>()
  for (const [at, one] of runsIn(words).entries())
    if (sources.some((source) => source.has(one))) for (let next = at; next < at + run; next += 1) marked.add(next)
  return marked.size
}
