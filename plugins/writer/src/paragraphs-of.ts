import type { ShownEvidence } from '@galley/sdk'
import { attribution, attributionWithin } from './attribution.ts'
import { wordsOf, type DraftSentence } from './draft-sentence.ts'
import { quoted } from './quoted.ts'

/** Maximum quotations of a paragraph. */
const maxSentences = 4
/** Words at which a paragraph ends. */
const maxWords = 85
/** Maximum quotations that are printed as the one that they are in their source: the window of the middle one holds them all. */
const maxJoined = 2
/** Maximum characters of the two together: a quotation of more is not known as one (`wholes`). */
const maxLength = 560
/** Maximum characters between two quotations that follow each other in their source. */
const maxGap = 2

/**
 * Puts quotes into paragraphs as a reader would want them: what one source says under one heading stands together and in its order, sources in
 * the order of their best quote, and each source is named once; behind that only its headings are. What the source joined stays joined. `restated`
 * has sentences that stand for quotes, by evidence id; they need no naming.
 */
export function paragraphsOf(
  evidence: readonly ShownEvidence[],
  language: string | undefined,
  restated: ReadonlyMap<string, DraftSentence> = new Map(),
): readonly (readonly DraftSentence[])[] {
  const isTold = restated.size > 0
  const paragraphs: DraftSentence[][] = []
  let named: ShownEvidence | undefined
  for (const group of groupsOf(evidence, { byHeading: !isTold })) {
    let open: DraftSentence[] = []
    for (const run of runsOf(group, restated)) {
      if (open.length >= balanced(group.length) || wordsOf(open) >= maxWords) {
        paragraphs.push(open)
        open = []
      }
      const [one] = run
      const own = one === undefined ? undefined : restated.get(one.id)
      if (own !== undefined || one === undefined) {
        if (own !== undefined) open.push(own)
        continue
      }
      const lead = leadOf(one, named, isTold, language)
      named = one
      open.push({
        text: lead + quoted(run.map(({ quote }) => quote).join(' '), language),
        kind: 'quote',
        evidenceIds: run.map(({ id }) => id),
      })
    }
    paragraphs.push(open)
  }
  return isTold ? joined(paragraphs) : paragraphs
}

/** Words that name the source of a quote, or its place in the source that was named before. */
function leadOf(one: ShownEvidence, named: ShownEvidence | undefined, isTold: boolean, language: string | undefined): string {
  if (named?.sourceId !== one.sourceId) return attribution(isTold ? { title: one.title } : one, language)
  return isTold ? '' : attributionWithin(one, named, language)
}

/** Five quotations are three and two, not four and one. */
function balanced(count: number): number {
  return count <= maxSentences ? maxSentences : Math.ceil(count / Math.ceil(count / maxSentences))
}

/** Small paragraphs put together: sentences of a model's own need not part by source. */
function joined(paragraphs: readonly (readonly DraftSentence[])[]): readonly (readonly DraftSentence[])[] {
  const whole: (readonly DraftSentence[])[] = []
  for (const paragraph of paragraphs) {
    const last = whole.at(-1)
    if (last !== undefined && last.length + paragraph.length <= maxSentences && wordsOf(last) < maxWords)
      whole[whole.length - 1] = [...last, ...paragraph]
    else whole.push(paragraph)
  }
  return whole
}

/** Quotes that follow each other in their source, as one. */
function runsOf(group: readonly ShownEvidence[], restated: ReadonlyMap<string, DraftSentence>): readonly (readonly ShownEvidence[])[] {
  const runs: ShownEvidence[][] = []
  for (const one of group) {
    const last = runs.at(-1)
    const before = last?.at(-1)
    const follows =
      before !== undefined && one.start >= before.start + before.quote.length && one.start - before.start - before.quote.length <= maxGap
    const isBare = !restated.has(one.id) && (before === undefined || !restated.has(before.id))
    const length = one.start + one.quote.length - (last?.[0]?.start ?? one.start)
    if (last !== undefined && follows && isBare && last.length < maxJoined && length <= maxLength && standTogether(before, one))
      last.push(one)
    else runs.push([one])
  }
  return runs
}

/** True where what the host compares with one of two quotes is known to hold the other. */
function standTogether(one: ShownEvidence, next: ShownEvidence): boolean {
  return one.window?.includes(next.quote) === true || next.window?.includes(one.quote) === true
}

function groupsOf(
  evidence: readonly ShownEvidence[],
  { byHeading }: { readonly byHeading: boolean },
): readonly (readonly ShownEvidence[])[] {
  const sources = Map.groupBy(evidence, ({ sourceId }) => sourceId)
  const sorted = [...sources.values()].map((own) => own.toSorted((a, b) => a.start - b.start))
  return byHeading
    ? sorted.flatMap((own) =>
        Map.groupBy(own, ({ headings = [] }) => headings.join('\n'))
          .values()
          .toArray(),
      )
    : sorted
}
