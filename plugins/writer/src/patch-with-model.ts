import { countWords, judgeSupport, statementsOf, stripTokens } from '@galley/evidence'
import { askModel, type Host, type Patch, type PatchInput, type ShownEvidence, type WrittenClaim } from '@galley/sdk'
import { blockOf, claimIdsOf, createNamer, type DraftSentence } from './draft-sentence.ts'
import { changesSchema, readChanges, type Change } from './changes.ts'
import { rules, showEvidence } from './show-evidence.ts'
import { oneByOne, readSentences, sentencesSchema, type ShownSentence } from './shown-sentences.ts'

/** Maximum quotes that a model sees at once. */
const maxEvidence = 24

/** A sentence of a change, and the reason why its evidence refuses it; null when it may stand. */
interface Tried {
  readonly sentence: DraftSentence
  readonly shown: ShownSentence
  readonly reason: string | null
}

/**
 * Lets the model mend one section after located issues. A sentence that its evidence refuses is mended once; a change in which one is refused
 * again is not handed in. No changes where the answer is of no use, or the evidence answers none of the issues.
 */
export async function patchWithModel(input: PatchInput, host: Host): Promise<readonly Patch[]> {
  const evidence = input.evidence.slice(0, maxEvidence)
  const words = input.blocks.reduce((sum, { block }) => sum + countWords(block.text), 0)
  const answer = await askModel(host, {
    messages: [
      { role: 'system', content: `${task} ${rules}` },
      { role: 'user', content: `${sectionFor(input, evidence)}\n\n${showEvidence(evidence)}` },
    ],
    schema: changesSchema,
    maxTokens: Math.round(words * 4 + 800),
  })
  const changes = readChanges(answer?.json)
  const tried = changes.map(({ sentences }) => sentences.map((sentence) => tryOn(sentence, input, evidence)))
  const refused = tried.flat().filter(({ reason }) => reason !== null)
  const mended = refused.length === 0 ? [] : await mend(refused, evidence, host)
  const again = new Map(
    refused.flatMap((one, at) => {
      const shown = mended[at]
      return shown === undefined ? [] : [[one, tryOn(shown, input, evidence)] as const]
    }),
  )
  return changes.flatMap(
    (change, at) =>
      patchOf(
        change,
        (tried[at] ?? []).map((one) => again.get(one) ?? one),
        input,
      ) ?? [],
  )
}

const task =
  'You mend one section of an article after its editor. Answer with the blocks that you change, each whole and in the order of its sentences; repeat word for word what no issue is about. Say in your own words what the evidence says and name the issues that each change answers. An issue that the evidence cannot answer is left open: change nothing for it.'

/** The section as a model reads it: its place, its blocks with numbered evidence, what is wrong and the words that are left. */
function sectionFor(input: PatchInput, evidence: readonly ShownEvidence[]): string {
  const { brief, title, section, next, before, after, room } = input
  const numbers = new Map(evidence.map(({ id }, at) => [id, at + 1]))
  const places = new Map(input.blocks.map(({ block }, at) => [block.id, at + 1]))
  const blocks = input.blocks.map(({ block, claims }, at) => {
    const byClaim = new Map(claims.map((claim) => [claim.id, claim.evidenceIds]))
    const lines = statementsOf(block).map((sentence) => {
      const cited = claimIdsOf(sentence).flatMap((id) => (byClaim.get(id) ?? []).flatMap((one) => numbers.get(one) ?? []))
      return `- ${tame(stripTokens(sentence.text))}${cited.length === 0 ? '' : ` (evidence ${cited.join(', ')})`}`
    })
    return `[${at + 1}] ${block.kind}\n${block.kind === 'heading' ? tame(block.text) : lines.join('\n')}`
  })
  const issues = input.issues.map(
    ({ blockId, span, type, instruction }, at) =>
      `Issue ${at + 1} (${type}), block ${places.get(blockId) ?? 1}, at “${tame(stripTokens(span)).slice(0, 160)}”: ${instruction}`,
  )
  return [
    `Title: ${title}`,
    ...(brief.audience === undefined ? [] : [`Audience: ${brief.audience}`]),
    ...(brief.tone === undefined ? [] : [`Tone: ${brief.tone}`]),
    ...(brief.language === undefined ? [] : [`Language: ${brief.language}`]),
    `Section: ${section.heading}. ${section.intent}`,
    ...(before === undefined ? ['It opens the article.'] : [`Before it stands: ${tame(before)}`]),
    `<section>\n${blocks.join('\n\n')}\n</section>`,
    ...(after === undefined ? ['It closes the article.'] : [`After it${next === undefined ? '' : ` (“${next}”)`} stands: ${tame(after)}`]),
    `Issues:\n${issues.join('\n')}`,
    room > 0 ? `Words: your changes may add ${room} words in all.` : `Words: the article is full; take out ${1 - room} words or more.`,
  ].join('\n\n')
}

/** A sentence that stands in the section already keeps what it rests on; any other is judged by the words of its evidence and their neighbours. */
function tryOn(shown: ShownSentence, input: PatchInput, evidence: readonly ShownEvidence[]): Tried {
  const old = input.blocks.flatMap(({ claims }) => claims).find(({ text }) => text === shown.text)
  if (old !== undefined) return { shown, sentence: { text: old.text, kind: old.kind, evidenceIds: old.evidenceIds }, reason: null }
  const cited = shown.evidence.flatMap((number) => evidence[number - 1] ?? [])
  const kind = /\p{N}/u.test(shown.text) && shown.kind === 'fact' ? 'number' : shown.kind
  const sentence = { text: shown.text, kind, evidenceIds: cited.map(({ id }) => id) }
  if (cited.length === 0) return { shown, sentence, reason: null }
  const { language } = input.brief
  const { verdict, reason } = judgeSupport(
    shown.text,
    cited.map((one) => ({ ...one, window: one.window ?? one.quote })),
    language === undefined ? {} : { language },
  )
  return { shown, sentence, reason: verdict === 'contradicted' || verdict === 'unsupported' ? reason : null }
}

async function mend(refused: readonly Tried[], evidence: readonly ShownEvidence[], host: Host): Promise<readonly ShownSentence[]> {
  const lines = refused.map(
    ({ shown, reason }, at) => `${at + 1}. "${shown.text}" (evidence ${shown.evidence.join(', ')}): ${reason ?? ''}`,
  )
  const numbers = new Set(refused.flatMap(({ shown }) => shown.evidence))
  const answer = await askModel(host, {
    messages: [
      { role: 'system', content: `You correct sentences that say otherwise than their evidence. ${rules}` },
      {
        role: 'user',
        content: `${showEvidence(evidence, numbers)}\n\nCorrect each of these sentences, in this order, and keep the rest of it:\n${lines.join('\n')}`,
      },
    ],
    schema: sentencesSchema,
    maxTokens: 120 * refused.length + 100,
  })
  const sentences = readSentences(answer?.json)
  return sentences.length === refused.length && oneByOne(sentences).length === sentences.length ? sentences : []
}

/** The patch of a change; null when a sentence of it is refused, or nothing would be other than it is. */
function patchOf({ block: number, op, kind, answers }: Change, tried: readonly Tried[], { blocks, issues }: PatchInput): Patch | null {
  const place = blocks[number - 1]
  if (place === undefined || tried.some(({ reason }) => reason !== null)) return null
  const { block, baseHash } = place
  const resolves = answers.flatMap((at) => issues[at - 1]?.id ?? [])
  if (op === 'delete') return { blockId: block.id, baseHash, op, text: '', claims: [], resolves }
  if (tried.length === 0 || (op === 'replace' && block.kind !== 'paragraph' && block.kind !== 'list')) return null
  const written = blockOf(
    kind,
    tried.map(({ sentence }) => sentence),
    createNamer('n'),
  )
  if (op === 'replace' && stripTokens(written.text) === stripTokens(block.text) && isSameRest(written.claims, place.claims)) return null
  return { blockId: block.id, baseHash, op, text: written.text, claims: written.claims, resolves }
}

function isSameRest(written: readonly WrittenClaim[], claims: readonly { readonly evidenceIds: readonly string[] }[]): boolean {
  const rest = (some: readonly { readonly evidenceIds: readonly string[] }[]): string =>
    some.flatMap(({ evidenceIds }) => (evidenceIds.length === 0 ? [] : [evidenceIds.join(' ')])).join('\n')
  return rest(written) === rest(claims)
}

function tame(text: string): string {
  return text.replaceAll(/[<>]/g, ' ').replaceAll(/\s+/g, ' ').trim()
}
