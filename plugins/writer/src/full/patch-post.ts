import { countWords, isFactual, plainText, stripTokens } from '@galley/evidence'
import { askModel, type Claim, type Host, type Issue, type Patch, type PatchInput, type ShownEvidence } from '@galley/sdk'
import { blocksOfPost } from './blocks-of-post.ts'
import { listEvidence } from './evidence-list.ts'
import { mendSentences } from './mend-sentences.ts'
import { maxNear, nearEvidence } from './near-evidence.ts'
import { orderEvidence } from './order-evidence.ts'
import { sentencesOf, type PostBlock } from './post-text.ts'
import { rules } from './rules.ts'
import { editsSchema, readEdits, type SectionEdit } from './section-edits.ts'
import { settlePost } from './settle-post.ts'
import { cellsOf, showSections } from './show-sections.ts'

const task =
  'You mend a post after its editor. Answer with the blocks that you change, each whole and in the order of its sentences; repeat word for word what no issue is about, with its evidence, and where something is missing keep the words that stand and add to them; a heading is one sentence without evidence. Name the issues that each change answers. An issue that the evidence cannot answer is left open: change nothing for it.'

/**
 * Asks a capable model to mend sections after located issues, in two answers at most: one for the sentences with which something is wrong and nothing
 * around them, one for the blocks with other issues. A sentence that its evidence refuses is sent back once; a change in which one is refused
 * again is handed in as it was written, so that the host refuses it and shows why; a list or a table without its bad items or rows. No changes
 * where the answers are of no use, or the evidence answers none of the issues.
 */
export async function patchPost(input: PatchInput, host: Host): Promise<readonly Patch[]> {
  const evidence = orderEvidence(input.evidence)
  const ofSentences = await mendSentences(input, evidence, host)
  const left = input.issues.filter((issue) => !ofSentences.issues.includes(issue))
  const ofBlocks = left.length === 0 ? [] : await mendBlocks(input, left, evidence, host)
  const edits = [...ofSentences.edits, ...ofBlocks]
  const settled = await settleEdits(edits, input, evidence, host)
  return edits.flatMap((edit, at) => patchOf(edit, settled[at] ?? null, input) ?? [])
}

async function mendBlocks(
  input: PatchInput,
  issues: readonly Issue[],
  evidence: readonly ShownEvidence[],
  host: Host,
): Promise<readonly SectionEdit[]> {
  const ids = new Set(issues.map(({ blockId }) => sectionOf(input, blockId)))
  const sections = input.sections.filter(({ id }) => ids.has(id))
  const shown = evidenceFor(input, issues, evidence)
  const words = input.blocks.reduce((sum, { block }) => sum + countWords(block.text), 0)
  const answer = await askModel(host, {
    messages: [
      { role: 'system', content: `${task} ${rules}` },
      { role: 'user', content: `${showSections({ ...input, sections }, issues, shown)}\n\n${listEvidence(shown, { isSparse: true })}` },
    ],
    schema: editsSchema,
    maxTokens: Math.round(words * 4 + 800),
  })
  const places = issues.map((issue) => input.issues.indexOf(issue))
  return readEdits(answer?.json, shown).map(({ block, op, written, answers }) => ({
    block,
    op,
    written,
    answers: answers.flatMap((at) => places[at] ?? []),
  }))
}

function sectionOf({ blocks }: PatchInput, blockId: string): string | undefined {
  return blocks.find(({ block }) => block.id === blockId)?.block.sectionId
}

/** Evidence that the blocks with these issues rest on, what was searched for them, and of the rest the pieces nearest to each issue. */
function evidenceFor(
  { blocks, found = {} }: PatchInput,
  issues: readonly Issue[],
  evidence: readonly ShownEvidence[],
): readonly ShownEvidence[] {
  const atIssue = new Set(issues.map(({ blockId }) => blockId))
  const cited = new Set([
    ...blocks.flatMap(({ block, claims }) => (atIssue.has(block.id) ? claims.flatMap(({ evidenceIds }) => evidenceIds) : [])),
    ...issues.flatMap(({ id }) => found[id] ?? []),
  ])
  return nearEvidence(
    evidence,
    cited,
    issues.map(({ span, instruction, type }) => ({ about: `${stripTokens(span)} ${instruction}`, near: maxNear[type] })),
  )
}

/** The blocks of the changes after the writer's own check: mended, or as they were written where the rest says something else without what is refused. */
async function settleEdits(
  edits: readonly SectionEdit[],
  input: PatchInput,
  evidence: readonly ShownEvidence[],
  host: Host,
): Promise<readonly (PostBlock | null)[]> {
  const kept = keptClaims(input)
  const settled = new Set<string>()
  // What stands there already rests on what it rested on, whatever numbers come back with it; what an issue is about may be cited anew.
  const written = edits.map(({ written: block }, section): PostBlock | null =>
    block === null
      ? null
      : {
          ...block,
          section,
          items: block.items.map((item) =>
            item.map((sentence) => {
              const claim = kept.get(plainText(sentence.text))
              if (claim === undefined) return sentence
              const isRecited = claim.isAtIssue && (sentence.evidence.length > 0 || !isFactual(claim.text))
              settled.add(claim.text)
              return { text: claim.text, evidence: isRecited ? sentence.evidence : evidence.filter(({ id }) => claim.evidenceIds.has(id)) }
            }),
          ),
        },
  )
  const said = input.blocks.flatMap(({ claims }) => claims.map(({ text }) => text))
  const { blocks } = await settlePost(
    written.filter((block) => block !== null),
    { brief: input.brief, title: input.title, evidence, questions: [], said, settled, host },
  )
  return written.map((block, section) => {
    const own = blocks.find((one) => one.section === section) ?? null
    if (block === null || own === null) return block
    const isWhole = sentencesOf([own]).length >= sentencesOf([block]).length
    return isWhole || own.kind === 'list' || own.kind === 'table' ? own : block
  })
}

/** A sentence that stands in the section with its evidence. */
interface KeptClaim {
  readonly text: string
  readonly evidenceIds: ReadonlySet<string>
  /** True when an issue is about it. */
  readonly isAtIssue: boolean
}

/** The claims of a section by their words: a row as its cells are parted, without marks. */
function keptClaims({ blocks, issues }: PatchInput): ReadonlyMap<string, KeptClaim> {
  const spans = issues.map(({ blockId, span }) => ({ blockId, words: bare(span) }))
  return new Map(
    blocks.flatMap(({ block, claims }) =>
      claims.map(({ text: own, evidenceIds }): readonly [string, KeptClaim] => {
        const text = block.kind === 'table' ? cellsOf(own) : own
        const words = bare(text)
        const isAtIssue = spans.some((one) => one.blockId === block.id && (one.words.includes(words) || words.includes(one.words)))
        return [words, { text, evidenceIds: new Set(evidenceIds), isAtIssue }]
      }),
    ),
  )
}

function bare(text: string): string {
  return plainText(cellsOf(stripTokens(text)))
}

/** The patch of a change; null when its block is not there, or can only be replaced by other hands. */
function patchOf(edit: SectionEdit, settled: PostBlock | null, { blocks, issues }: PatchInput): Patch | null {
  const place = blocks[edit.block]
  if (place === undefined) return null
  const { block, baseHash, claims } = place
  const resolves = edit.answers.flatMap((at) => issues[at]?.id ?? [])
  if (edit.op === 'delete') return { blockId: block.id, baseHash, op: 'delete', text: '', claims: [], resolves }
  if (settled === null || (edit.op === 'replace' && block.kind === 'code')) return null
  if (block.kind === 'heading' && edit.op === 'replace') {
    const text = headingOf(settled)
    return text === block.text ? null : { blockId: block.id, baseHash, op: 'replace', text, claims: [], resolves }
  }
  const [written] = blocksOfPost([{ ...settled, section: -1 }], [])
  if (written === undefined) return null
  const rests = (some: readonly Pick<Claim, 'evidenceIds'>[]): string => some.map(({ evidenceIds }) => evidenceIds.join(' ')).join('\n')
  const isSame = stripTokens(written.text) === stripTokens(block.text) && rests(written.claims) === rests(claims)
  if (edit.op === 'replace' && isSame) return null
  return { blockId: block.id, baseHash, op: edit.op, text: written.text, claims: written.claims, resolves }
}

/** The words of a block that takes the place of a heading. */
function headingOf(block: PostBlock): string {
  const text = sentencesOf([block])
    .map((sentence) => sentence.text)
    .join(' ')
  return text.replace(/[.!]+$/, '')
}
