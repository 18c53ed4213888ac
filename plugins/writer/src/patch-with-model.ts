import { countWords, statementsOf, stripTokens } from '@galley/evidence'
import { askModel, type Host, type Patch, type PatchInput, type ShownEvidence } from '@galley/sdk'
import { examine } from './faulty-sentences.ts'
import { blockOf, claimIdsOf, createNamer } from './draft-sentence.ts'
import { settleSentences } from './settle-sentences.ts'
import { rules, showEvidence } from './show-evidence.ts'
import { oneByOne, readSentences, sentencesSchema } from './shown-sentences.ts'

/** Maximum quotes that a model sees at once. */
const maxEvidence = 12

/** Lets the model rewrite the one block after located instructions. `null` when its answer is of no use. */
export async function patchWithModel(input: PatchInput, host: Host): Promise<Patch | null> {
  const { block, baseHash, brief, claims } = input
  if (block.kind !== 'paragraph' && block.kind !== 'list') return null
  const evidence = shownFor(input)
  if (evidence.length === 0) return null
  const answer = await askModel(host, {
    messages: [
      {
        role: 'system',
        content: `You revise one ${block.kind} of an article. Change only what the instructions ask for; give every sentence of the revised ${block.kind}, in order, the unchanged ones word for word. ${rules}`,
      },
      { role: 'user', content: `${blockFor(input, evidence)}\n\n${showEvidence(evidence)}` },
    ],
    schema: sentencesSchema,
    maxTokens: countWords(block.text) * 4 + 500,
  })
  const sentences = oneByOne(readSentences(answer?.json))
  if (sentences.length === 0) return null
  const { pieces } = await settleSentences(sentences, { evidence, language: brief.language, said: [], host })
  const kept = pieces.filter((piece) => piece !== null)
  if (kept.length === 0) return null
  const written = blockOf(block.kind, kept, createNamer('n'))
  if (stripTokens(written.text) === stripTokens(block.text) && written.claims.length === claims.length) return null
  return {
    blockId: block.id,
    baseHash,
    op: 'replace',
    text: written.text,
    claims: written.claims,
    resolves: input.issues.map(({ id }) => id),
  }
}

/** The evidence that the block rests on first, then what else there is. */
function shownFor({ block, claims, evidence }: PatchInput): readonly ShownEvidence[] {
  const own = new Set(claims.filter(({ id }) => block.claims.includes(id)).flatMap(({ evidenceIds }) => evidenceIds))
  return [...evidence.filter(({ id }) => own.has(id)), ...evidence.filter(({ id }) => !own.has(id))].slice(0, maxEvidence)
}

function blockFor(input: PatchInput, evidence: readonly ShownEvidence[]): string {
  const numbers = new Map(evidence.map(({ id }, at) => [id, at + 1]))
  const byClaim = new Map(input.claims.map((claim) => [claim.id, claim.evidenceIds]))
  const lines = statementsOf(input.block).map((sentence, at) => {
    const cited = claimIdsOf(sentence).flatMap((id) => (byClaim.get(id) ?? []).flatMap((one) => numbers.get(one) ?? []))
    return `${at + 1}. ${stripTokens(sentence.text)} (evidence ${cited.join(', ') || 'none'})`
  })
  const located = examine(input).flatMap(({ faults }, at) => faults.map((fault) => `- Sentence ${at + 1}: ${fault}`))
  const spans = new Set(examine(input).flatMap(({ resolves }) => resolves))
  const general = input.issues.filter(({ id }) => !spans.has(id)).map(({ instruction }) => `- The whole: ${instruction}`)
  return `The ${input.block.kind}:\n${lines.join('\n')}\n\nInstructions:\n${[...located, ...general].join('\n')}`
}
