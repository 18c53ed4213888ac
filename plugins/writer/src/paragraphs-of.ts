import type { ShownEvidence } from '@galley/sdk'
import { attribution } from './attribution.ts'
import { wordsOf, type DraftSentence } from './draft-sentence.ts'
import { quoted } from './quoted.ts'

/** Maximum quotations of a paragraph. */
const maxSentences = 4
/** Words at which a paragraph ends. */
const maxWords = 85

/**
 * Puts quotes into paragraphs as a reader would want them: what one source says stands together and in its order, sources in the order of
 * their best quote; the source is named when it begins to speak, and not again before another one has spoken. `restated` has sentences
 * that stand for quotes, by evidence id; they need no naming.
 */
export function paragraphsOf(
  evidence: readonly ShownEvidence[],
  form: number,
  restated: ReadonlyMap<string, DraftSentence> = new Map(),
): readonly (readonly DraftSentence[])[] {
  const paragraphs: DraftSentence[][] = []
  let open: DraftSentence[] = []
  let named = form
  let speaking: string | null = null
  const close = (): void => {
    if (open.length > 0) paragraphs.push(open)
    open = []
  }
  for (const group of groupsOf(evidence)) {
    const together = open.length + group.length <= maxSentences && group.length < 3
    if (!together) close()
    for (const one of group) {
      if (open.length >= balanced(group.length) || wordsOf(open) >= maxWords) close()
      const own = restated.get(one.id)
      if (own !== undefined) {
        open.push(own)
        continue
      }
      const lead = one.sourceId === speaking ? '' : attribution(one.title, named)
      if (one.sourceId !== speaking) named += 1
      speaking = one.sourceId
      open.push({ text: lead + quoted(one.quote), kind: 'quote', evidenceIds: [one.id] })
    }
  }
  close()
  return mended(paragraphs)
}

/** Five quotations are three and two, not four and one. */
function balanced(count: number): number {
  return count <= maxSentences ? maxSentences : Math.ceil(count / Math.ceil(count / maxSentences))
}

/** A last paragraph of one short sentence joins the one before it. */
function mended(paragraphs: readonly (readonly DraftSentence[])[]): readonly (readonly DraftSentence[])[] {
  const [last, before] = [paragraphs.at(-1), paragraphs.at(-2)]
  if (last === undefined || before === undefined || last.length > 1 || before.length > maxSentences) return paragraphs
  return [...paragraphs.slice(0, -2), [...before, ...last]]
}

function groupsOf(evidence: readonly ShownEvidence[]): readonly (readonly ShownEvidence[])[] {
  const groups = new Map<string, ShownEvidence[]>()
  for (const one of evidence) groups.set(one.sourceId, [...(groups.get(one.sourceId) ?? []), one])
  return [...groups.values()].map((group) => [...group].sort((a, b) => a.start - b.start))
}
