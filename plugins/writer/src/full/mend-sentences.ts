import { plainText, statementsOf, stripTokens } from '@galley/evidence'
import type { Host, Issue, PatchInput, ShownEvidence } from '@galley/sdk'
import { claimIdsOf } from '../draft-sentence.ts'
import { askForChanges } from './ask-for-changes.ts'
import { changeSentences, sentencesOf, type PostBlock } from './post-text.ts'
import type { SectionEdit } from './section-edits.ts'

/** A block of the section with its sentences, and the issues about each of them by their place among all. */
interface Place {
  /** Index of the block in the section. */
  readonly block: number
  readonly post: PostBlock
}

/**
 * Has a capable model correct the sentences of a section that do not hold, and nothing around them. Null where an issue is about more than a
 * sentence of a paragraph or list: then the section is mended by its blocks.
 */
export async function mendSentences(
  input: PatchInput,
  evidence: readonly ShownEvidence[],
  host: Host,
): Promise<readonly SectionEdit[] | null> {
  const places = input.blocks.flatMap(({ block }, at): readonly Place[] => {
    const post = input.issues.some(({ blockId }) => blockId === block.id) ? postOf(input, at, evidence) : null
    return post === null ? [] : [{ block: at, post }]
  })
  const posts = places.map(({ post }) => post)
  const owners = places.flatMap(({ block, post }) =>
    sentencesOf([post]).map((sentence) => ({ sentence, id: input.blocks[block]?.block.id })),
  )
  const about = owners.map(({ sentence, id }) => input.issues.filter((issue) => issue.blockId === id && isAbout(issue, sentence.text)))
  if (input.issues.some((issue) => issue.type !== 'unsupported' || !about.some((own) => own.includes(issue)))) return null
  const changes = await askForChanges(
    sentencesOf(posts),
    about.map((own) => (own.length === 0 ? null : own.map(({ instruction }) => instruction).join(' '))),
    { title: input.title, evidence, language: input.brief.language, host },
  )
  let first = 0
  return places.flatMap(({ block, post }): readonly SectionEdit[] => {
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

function isAbout({ span }: Issue, text: string): boolean {
  return plainText(stripTokens(span)) === plainText(text)
}
