import { plainText, statementsOf, stripTokens } from '@galley/evidence'
import type { Host, Issue, IssueType, PatchInput, ShownEvidence } from '@galley/sdk'
import { claimIdsOf } from '../draft-sentence.ts'
import { askForChanges } from './ask-for-changes.ts'
import { maxNear } from './near-evidence.ts'
import { changeSentences, sentencesOf, type PostBlock } from './post-text.ts'
import type { SectionEdit } from './section-edits.ts'

/** A block with its sentences, and the issues about each of them. */
interface Place {
  /** Index of the block among all. */
  readonly block: number
  readonly post: PostBlock
  readonly about: readonly (readonly Issue[])[]
}

/** Changes for the issues that were asked about; the others are about more than a sentence. */
export interface MendedSentences {
  readonly edits: readonly SectionEdit[]
  readonly issues: readonly Issue[]
}

/** Kinds of issue that a sentence has by itself: what to do about them needs no look at the block around it. */
const ofSentences: ReadonlySet<IssueType> = new Set(['unsupported', 'copied', 'redundant', 'unclear', 'tone', 'needs-evidence'])

/** Kinds of issue that find nothing wrong with a sentence, but miss something beside it. */
const wishes: ReadonlySet<IssueType> = new Set(['unclear', 'needs-evidence'])

/**
 * Asks a capable model to correct the sentences that something is wrong with, all at once, and nothing around them: those of paragraphs and lists in
 * which every issue is about one sentence.
 */
export async function mendSentences(input: PatchInput, evidence: readonly ShownEvidence[], host: Host): Promise<MendedSentences> {
  const places = input.blocks.flatMap(({ block }, at): readonly Place[] => {
    const own = input.issues.filter(({ blockId }) => blockId === block.id)
    const post = own.length > 0 && own.every(({ type }) => ofSentences.has(type)) ? postOf(input, at, evidence) : null
    const sentences = post === null ? [] : sentencesOf([post])
    const isFit = own.every((issue) => sentences.filter(({ text }) => isAbout(issue, text)).length === 1)
    return post === null || !isFit ? [] : [{ block: at, post, about: sentences.map(({ text }) => own.filter((one) => isAbout(one, text))) }]
  })
  const about = places.flatMap((place) => place.about)
  const issues = about.flat()
  if (issues.length === 0) return { edits: [], issues }
  const changes = await askForChanges(sentencesOf(places.map(({ post }) => post)), about.map(toldOf), {
    brief: input.brief,
    title: input.title,
    evidence,
    host,
    room: input.room,
    needs: about.map((own) => ({
      found: own.flatMap(({ id }) => input.found?.[id] ?? []),
      near: Math.max(0, ...own.filter(isWish).map(({ type }) => maxNear[type])),
      isDoubted: own.some(({ type }) => type === 'unsupported'),
    })),
  })
  let first = 0
  const edits = places.flatMap(({ block, post }): readonly SectionEdit[] => {
    const from = first
    first += sentencesOf([post]).length
    const changed = [...changes.keys()].filter((at) => at >= from && at < first && (about[at]?.length ?? 0) > 0)
    if (changed.length === 0) return []
    const answers = changed.flatMap((at) => (about[at] ?? []).map((issue) => input.issues.indexOf(issue)))
    const [written = null] = changeSentences([post], (sentence, at) =>
      changed.includes(from + at) ? (changes.get(from + at) ?? []) : [sentence],
    )
    return [{ block, answers, op: written === null ? 'delete' : 'replace', written }]
  })
  return { edits, issues }
}

function isWish({ type }: Issue): boolean {
  return wishes.has(type)
}

/** Faults of a sentence, and what is wished of it; null for neither. */
function toldOf(issues: readonly Issue[]): string | null {
  const told = (word: string, own: readonly Issue[]): readonly string[] =>
    own.length === 0 ? [] : [`${word}: ${own.map(({ instruction }) => instruction).join(' ')}`]
  return (
    [
      ...told(
        'Wrong',
        issues.filter((one) => !isWish(one)),
      ),
      ...told('Wish', issues.filter(isWish)),
    ].join(' ') || null
  )
}

/** A paragraph or list as sentences, each with what it rests on; null for another block. */
function postOf({ blocks }: PatchInput, at: number, evidence: readonly ShownEvidence[]): PostBlock | null {
  const place = blocks[at]
  if (place === undefined || (place.block.kind !== 'paragraph' && place.block.kind !== 'list')) return null
  const { block, claims } = place
  const isSteps = block.kind === 'list' && /^[ \t]*\d{1,3}[.)][ \t]/m.test(block.text)
  const kind = isSteps ? 'steps' : block.kind === 'list' ? 'list' : 'paragraph'
  const restsOn = new Map(claims.map(({ id, evidenceIds }) => [id, evidenceIds]))
  const sentences = statementsOf(block).map((sentence) => {
    const ids = new Set(claimIdsOf(sentence).flatMap((id) => restsOn.get(id) ?? []))
    const line = block.kind === 'list' ? block.text.slice(0, sentence.start).split('\n').length : 0
    return { line, own: { text: stripTokens(sentence.text).trim(), evidence: evidence.filter(({ id }) => ids.has(id)) } }
  })
  const items = [...Map.groupBy(sentences, ({ line }) => line).values()].map((item) => item.map(({ own }) => own))
  return { section: 0, kind, items }
}

/** True for an issue whose span is the sentence or words of it. */
function isAbout({ span }: Issue, text: string): boolean {
  return plainText(text).includes(plainText(stripTokens(span)).trim())
}
