import { countWords, termOverlap } from '@galley/evidence'
import { askModel, fieldsOf, itemsOf, type JsonSchema, type Plan, type ShownEvidence } from '@galley/sdk'
import type { Bench } from './bench.ts'
import { listEvidence, asLine } from './evidence-list.ts'
import { blockSchema, readSection } from './post-answer.ts'
import { blockKinds, sentencesFor, wishesOf, wordsOfSections } from './post-prompt.ts'
import { wordsOfPost, type PostBlock } from './post-text.ts'
import { rules } from './rules.ts'
import { tidyPost } from './tidy-post.ts'

/** Fewest words that a section lacks to be asked for more. */
const minLacking = 30
/** Words of a post for each piece of evidence that is shown for them: a writer has to choose. */
const wordsPerPiece = 9
/** Nearness of a piece that stands beside one that the section cites, beyond that of its words. */
const besideCited = 0.25
/** Fewest words of a piece that says something by itself. */
const minPiece = 5
/** Most blocks that come in. */
const maxAdditions = 12

const task =
  'You lengthen a post that came out too short. What stands there stays word for word; give only the blocks that come in, each with the number of the block that it stands behind. Write what the sections do not say yet: the details, examples, conditions, exceptions, figures and reasons that the evidence holds, set against what stands there. Nothing is said twice, nothing is padded, and each block goes on from the one before it.'

/** The shape of blocks that come in, each behind a numbered one. */
const additionsSchema: JsonSchema = {
  type: 'object',
  required: ['additions'],
  additionalProperties: false,
  properties: {
    additions: {
      type: 'array',
      maxItems: maxAdditions,
      items: {
        type: 'object',
        required: ['after', ...(blockSchema['required'] as readonly string[])],
        additionalProperties: false,
        properties: { after: { type: 'integer', minimum: 1 }, ...(blockSchema['properties'] as Readonly<Record<string, JsonSchema>>) },
      },
    },
  },
}

/** Plan of the text that is lengthened. */
export type LengthPlan = Pick<Plan, 'title' | 'kind' | 'outline' | 'questions'>

/** A section that lacks words. */
interface ShortSection {
  readonly at: number
  readonly lacking: number
}

/**
 * Asks once for the blocks that a post lacks to have so many words: in the sections that are short of their share, from evidence that nothing cites yet. What
 * comes in stands behind a block of its section, never behind the close; what would make the post longer than `most` stays out. The post as it is
 * where no evidence is left or nothing of use is answered.
 */
export async function lengthenPost(
  blocks: readonly PostBlock[],
  { words, most, plan }: { readonly words: number; readonly most: number; readonly plan: LengthPlan },
  bench: Bench,
): Promise<readonly PostBlock[]> {
  const short = shortSections(blocks, plan, words)
  const shown = unusedFor(short, blocks, plan, bench.evidence)
  if (shown.length === 0) return blocks
  const length = wordsOfPost(blocks)
  // Nobody writes more from the evidence than it says.
  const more = Math.min(
    words - length,
    shown.reduce((sum, { quote }) => sum + countWords(quote), 0),
  )
  const answer = await askModel(bench.host, {
    messages: [
      {
        role: 'system',
        content: `${task} ${blockKinds} ${rules}`,
      },
      {
        role: 'user',
        content: [
          ...wishesOf(bench.brief, { title: plan.title }),
          `Length: the post has ${length} of ${words} words; write about ${more} more, some ${sentencesFor(more, plan.kind)}`,
          'Sections:',
          ...plan.outline.flatMap((_, at) => sectionLines(at, short, blocks, plan)),
          '',
          listEvidence(shown, { isSparse: true }),
        ].join('\n'),
      },
    ],
    schema: additionsSchema,
    maxTokens: more * 6 + 800,
  })
  return tidyPost(withAdditions(blocks, readAdditions(answer?.json, shown), { short, most }), bench)
}

/** Sections with text that lack words, those that lack most first; all of them where none lacks many. */
function shortSections(blocks: readonly PostBlock[], plan: LengthPlan, words: number): readonly ShortSection[] {
  const all = wordsOfSections(plan, words).flatMap((share, at): readonly ShortSection[] => {
    const own = blocks.filter(({ section }) => section === at)
    return own.length === 0 ? [] : [{ at, lacking: share - wordsOfPost(own) }]
  })
  const short = all.filter(({ lacking }) => lacking >= minLacking)
  return (short.length === 0 ? all : short).toSorted((a, b) => b.lacking - a.lacking)
}

/** For each short section the pieces that nothing cites, nearest to its questions and to what it cites. */
function unusedFor(
  short: readonly ShortSection[],
  blocks: readonly PostBlock[],
  { outline, questions }: LengthPlan,
  evidence: readonly ShownEvidence[],
): readonly ShownEvidence[] {
  const citedIn = (some: readonly PostBlock[]): readonly ShownEvidence[] =>
    some.flatMap(({ items }) => items.flat().flatMap((one) => one.evidence))
  const used = new Set(citedIn(blocks))
  const chosen = new Set<ShownEvidence>()
  for (const { at, lacking } of short) {
    const section = outline[at]
    if (section === undefined) continue
    const asked = questions.filter(({ id }) => section.questionIds.includes(id)).map(({ text }) => text)
    const about = [section.heading, section.intent, ...asked].join(' ')
    const places = new Set(citedIn(blocks.filter((block) => block.section === at)).map(placeOf))
    const fits = evidence
      .filter((one) => !used.has(one) && !chosen.has(one) && countWords(one.quote) >= minPiece)
      .map((one) => ({ one, fit: nearness(about, one) + (places.has(placeOf(one)) ? besideCited : 0) }))
    const room = Math.max(1, Math.ceil(Math.max(lacking, minLacking) / wordsPerPiece))
    for (const { one } of fits.toSorted((a, b) => b.fit - a.fit).slice(0, room)) chosen.add(one)
  }
  return evidence.filter((one) => chosen.has(one))
}

function nearness(about: string, { quote, title, headings = [] }: ShownEvidence): number {
  return termOverlap(about, [quote, title, ...headings].join(' '))
}

/** Part of a source that a piece stands in. */
function placeOf({ sourceId, headings = [] }: ShownEvidence): string {
  return [sourceId, ...headings].join('\n')
}

/** A section as the model reads it: one that is short with its numbered blocks and what it lacks, any other by its heading. */
function sectionLines(at: number, short: readonly ShortSection[], blocks: readonly PostBlock[], plan: LengthPlan): readonly string[] {
  const { heading = '', questionIds = [] } = plan.outline[at] ?? {}
  const found = short.find((one) => one.at === at)
  if (found === undefined) return [`## ${asLine(heading)} (long enough)`]
  const asked = plan.questions.filter(({ id }) => questionIds.includes(id)).map(({ text }) => asLine(text))
  const wish = found.lacking < minLacking ? '' : ` (lacks about ${found.lacking} words)`
  return [
    `## ${asLine(heading)}${wish}${asked.length === 0 ? '' : `: ${asked.join(' ')}`}`,
    ...blocks.flatMap((block, place) => (block.section === at ? [`Block ${place + 1} (${block.kind}): ${textOf(block)}`] : [])),
  ]
}

function textOf({ kind, items }: PostBlock): string {
  const lines = items.map((item) => item.map(({ text }) => asLine(text)).join(' '))
  return kind === 'code' ? (lines[0]?.split('\n')[0] ?? '') : lines.join(kind === 'paragraph' ? ' ' : ' / ')
}

interface Addition {
  /** Index of the block that it stands behind. */
  readonly after: number
  readonly block: PostBlock
}

function readAdditions(json: unknown, evidence: readonly ShownEvidence[]): readonly Addition[] {
  const { additions } = fieldsOf(json)
  return itemsOf(additions).flatMap((one): readonly Addition[] => {
    const { after, kind, sentences } = fieldsOf(one)
    const [block] = readSection({ lead: [], blocks: [{ kind, sentences }] }, evidence)
    return typeof after === 'number' && block !== undefined ? [{ after: after - 1, block }] : []
  })
}

/** The post with what comes in: in sections that lack words only, in front of the close, and no more than fits. */
function withAdditions(
  blocks: readonly PostBlock[],
  additions: readonly Addition[],
  { short, most }: { readonly short: readonly ShortSection[]; readonly most: number },
): readonly PostBlock[] {
  const close = blocks.length - 1
  let length = wordsOfPost(blocks)
  const taken = additions.flatMap(({ after, block }): readonly Addition[] => {
    const section = blocks[after]?.section
    if (section === undefined || !short.some(({ at }) => at === section)) return []
    const words = wordsOfPost([block])
    if (length + words > most) return []
    length += words
    return [{ after: after === close && blocks[close - 1]?.section === section ? close - 1 : after, block: { ...block, section } }]
  })
  return blocks.flatMap((block, at) => [block, ...taken.filter(({ after }) => after === at).map((one) => one.block)])
}
