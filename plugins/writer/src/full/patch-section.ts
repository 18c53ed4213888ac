import { countWords, statementsOf, stripTokens } from '@galley/evidence'
import { askModel, type Host, type Patch, type PatchInput, type ShownEvidence } from '@galley/sdk'
import { claimIdsOf } from '../draft-sentence.ts'
import { blocksOfPost } from './blocks-of-post.ts'
import { listEvidence, tame } from './evidence-list.ts'
import { orderEvidence } from './order-evidence.ts'
import { sentencesOf, type PostBlock } from './post-text.ts'
import { rules } from './rules.ts'
import { editsSchema, readEdits, type SectionEdit } from './section-edits.ts'
import { settlePost } from './settle-post.ts'

/** Maximum quotes that a model sees at once. */
const maxEvidence = 30

const task =
  'You mend one section of a post after its editor. Answer with the blocks that you change, each whole and in the order of its sentences; repeat word for word what no issue is about, with its evidence. Name the issues that each change answers. An issue that the evidence cannot answer is left open: change nothing for it.'

/**
 * Has a capable model mend one section after located issues. A sentence that its evidence refuses is sent back once; a change in which one is
 * refused again is not handed in. No changes where the answer is of no use, or the evidence answers none of the issues.
 */
export async function patchSection(input: PatchInput, host: Host): Promise<readonly Patch[]> {
  const evidence = orderEvidence(input.evidence.slice(0, maxEvidence))
  const words = input.blocks.reduce((sum, { block }) => sum + countWords(block.text), 0)
  const answer = await askModel(host, {
    messages: [
      { role: 'system', content: `${task} ${rules}` },
      { role: 'user', content: `${sectionFor(input, evidence)}\n\n${listEvidence(evidence)}` },
    ],
    schema: editsSchema,
    maxTokens: Math.round(words * 4 + 800),
  })
  const edits = readEdits(answer?.json, evidence)
  const settled = await settleEdits(edits, input, evidence, host)
  return edits.flatMap((edit, at) => patchOf(edit, settled[at] ?? null, input) ?? [])
}

/** The blocks of the changes after the writer's own check; null for one that lost a sentence, which is none any more. */
async function settleEdits(
  edits: readonly SectionEdit[],
  input: PatchInput,
  evidence: readonly ShownEvidence[],
  host: Host,
): Promise<readonly (PostBlock | null)[]> {
  const kept = new Map(input.blocks.flatMap(({ claims }) => claims.map(({ text, evidenceIds }) => [text, new Set(evidenceIds)])))
  // What stands there already rests on what it rested on, whatever numbers come back with it.
  const written = edits.map(({ written: block }, section): PostBlock | null =>
    block === null
      ? null
      : {
          ...block,
          section,
          items: block.items.map((item) =>
            item.map((sentence) => {
              const ids = kept.get(sentence.text)
              return ids === undefined ? sentence : { text: sentence.text, evidence: evidence.filter(({ id }) => ids.has(id)) }
            }),
          ),
        },
  )
  const said = input.blocks.flatMap(({ claims }) => claims.map(({ text }) => text))
  const { blocks } = await settlePost(
    written.filter((block) => block !== null),
    { title: input.title, evidence, language: input.brief.language, said, host },
  )
  return written.map((block, section) => {
    const own = blocks.find((one) => one.section === section) ?? null
    return block !== null && own !== null && sentencesOf([own]).length >= sentencesOf([block]).length ? own : null
  })
}

/** The section as a model reads it: its place, its blocks with numbered evidence, what is wrong and the words that are left. */
function sectionFor(input: PatchInput, evidence: readonly ShownEvidence[]): string {
  const { brief, title, section, next, before, after, room } = input
  const numbers = new Map(evidence.map(({ id }, at) => [id, at + 1]))
  const places = new Map(input.blocks.map(({ block }, at) => [block.id, at + 1]))
  const blocks = input.blocks.map(({ block, claims }, at) => {
    if (block.kind === 'heading') return `Block ${at + 1} (heading): ${tame(block.text)}`
    const byClaim = new Map(claims.map((claim) => [claim.id, claim.evidenceIds]))
    const lines = statementsOf(block).map((sentence) => {
      const cited = claimIdsOf(sentence).flatMap((id) => (byClaim.get(id) ?? []).flatMap((one) => numbers.get(one) ?? []))
      return `- ${tame(stripTokens(sentence.text))}${cited.length === 0 ? '' : ` [evidence ${cited.join(', ')}]`}`
    })
    return `Block ${at + 1} (${block.kind}):\n${lines.join('\n')}`
  })
  const issues = input.issues.map(
    ({ blockId, span, type, instruction }, at) =>
      `Issue ${at + 1} (${type}), block ${places.get(blockId) ?? 1}, at “${tame(stripTokens(span)).slice(0, 160)}”: ${instruction}`,
  )
  return [
    `Title: ${tame(title)}`,
    ...(brief.audience === undefined ? [] : [`Audience: ${brief.audience}`]),
    ...(brief.tone === undefined ? [] : [`Tone: ${brief.tone}`]),
    ...(brief.language === undefined ? [] : [`Language: ${brief.language}`]),
    `Section: ${tame(section.heading)}. ${tame(section.intent)}`,
    before === undefined ? 'It opens the post.' : `Before it stands: ${tame(before)}`,
    ...blocks,
    after === undefined ? 'It closes the post.' : `After it${next === undefined ? '' : `, under “${tame(next)}”,`} stands: ${tame(after)}`,
    ...issues,
    room > 0 ? `Length: your changes may add ${room} words in all.` : `Length: the post is full; take out ${1 - room} words or more.`,
  ].join('\n')
}

/** The patch of a change; null when a sentence of it is refused, or its block can only be replaced by other hands. */
function patchOf(edit: SectionEdit, settled: PostBlock | null, { blocks, issues }: PatchInput): Patch | null {
  const place = blocks[edit.block]
  if (place === undefined) return null
  const { block, baseHash } = place
  const resolves = edit.answers.flatMap((at) => issues[at]?.id ?? [])
  if (edit.op === 'delete') return { blockId: block.id, baseHash, op: 'delete', text: '', claims: [], resolves }
  if (settled === null || (edit.op === 'replace' && (block.kind === 'heading' || block.kind === 'code'))) return null
  const [written] = blocksOfPost([{ ...settled, section: -1 }], [])
  if (written === undefined || (edit.op === 'replace' && stripTokens(written.text) === stripTokens(block.text) && resolves.length === 0))
    return null
  return { blockId: block.id, baseHash, op: edit.op, text: written.text, claims: written.claims, resolves }
}
