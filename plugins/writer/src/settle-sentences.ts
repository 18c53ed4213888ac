import { isFactual, judgeSupport, nearDuplicates, type Support } from '@galley/evidence'
import { askModel, type Host, type ShownEvidence, type WriteAnswer } from '@galley/sdk'
import { attribution } from './attribution.ts'
import type { DraftSentence } from './draft-sentence.ts'
import { quoted } from './quoted.ts'
import { repeats, said } from './said.ts'
import { rules, showEvidence } from './show-evidence.ts'
import { oneByOne, readSentences, sentencesSchema, type ShownSentence } from './shown-sentences.ts'

/** Evidence and context for judging sentences. */
export interface Bench {
  readonly evidence: readonly ShownEvidence[]
  readonly language: string | undefined
  /** Sentences that stand elsewhere in the draft. */
  readonly said: readonly string[]
  readonly host: Host
}

/** Sentences that may stand, in their places (`null`: dropped), and those that were thrown out. */
export interface Settled {
  readonly pieces: readonly (DraftSentence | null)[]
  readonly rejected: WriteAnswer['rejected']
}

/**
 * Keeps the sentences that their evidence supports. What fails is mended once by the model; what fails again gives way to the quote it
 * points at, or is dropped. A model is never believed about its own citations.
 */
export async function settleSentences(sentences: readonly ShownSentence[], bench: Bench): Promise<Settled> {
  const rejected: WriteAnswer['rejected'][number][] = []
  const first = sentences.map((sentence) => judge(sentence, bench))
  const failed = first.flatMap((found, at) => (found.piece === null ? [at] : []))
  const mended =
    failed.length === 0
      ? []
      : await mend(
          failed.map((at) => ({ sentence: sentences[at], reason: first[at]?.reason ?? '' })),
          bench,
        )
  const pieces: (DraftSentence | null)[] = first.map(({ piece }) => piece)
  const taken = (): readonly string[] => pieces.flatMap((piece) => (piece === null ? [] : [piece.text]))
  for (const [n, at] of failed.entries()) {
    const sentence = sentences[at]
    const again = mended[n]
    if (sentence === undefined) continue
    const second = again === undefined || oneByOne([again]).length !== 1 ? null : judge(again, bench)
    const piece = second?.piece ?? quoteFor(sentence, bench, taken())
    pieces[at] = piece !== null && taken().some((other) => repeats(said(other), said(piece.text))) ? null : piece
    const ids = evidenceOf(sentence, bench).map(({ id }) => id)
    rejected.push({ sentence: sentence.text.slice(0, 4000), evidenceIds: ids, reason: (first[at]?.reason ?? '').slice(0, 500) })
  }
  return { pieces: withoutRepetition(pieces, bench.said), rejected }
}

function evidenceOf({ evidence }: ShownSentence, bench: Bench): readonly ShownEvidence[] {
  return evidence.flatMap((number) => bench.evidence[number - 1] ?? [])
}

function judge(sentence: ShownSentence, bench: Bench): { readonly piece: DraftSentence | null; readonly reason: string } {
  const evidence = evidenceOf(sentence, bench)
  const factual = isFactual(sentence.text) || (sentence.kind !== 'opinion' && sentence.kind !== 'synthesis')
  if (evidence.length === 0) {
    return factual
      ? { piece: null, reason: 'It points at no evidence that was shown.' }
      : { piece: { text: sentence.text, kind: sentence.kind, evidenceIds: [] }, reason: '' }
  }
  const support = supportOf(sentence.text, evidence, bench)
  if (support.verdict !== 'supported') return { piece: null, reason: support.reason }
  // Evidence that adds nothing to the sentence is not cited for it.
  const needed = evidence.filter(({ id }) => support.needless?.includes(id) !== true)
  return { piece: { text: sentence.text, kind: kindOf(sentence), evidenceIds: needed.map(({ id }) => id) }, reason: '' }
}

function kindOf({ text, kind }: ShownSentence): ShownSentence['kind'] {
  return /\p{N}/u.test(text) && kind === 'fact' ? 'number' : kind
}

function supportOf(text: string, evidence: readonly ShownEvidence[], { language }: Bench): Support {
  return judgeSupport(
    text,
    evidence.map((one) => ({ ...one, window: one.window ?? one.quote })),
    language === undefined ? {} : { language },
  )
}

async function mend(
  failed: readonly { readonly sentence: ShownSentence | undefined; readonly reason: string }[],
  bench: Bench,
): Promise<readonly ShownSentence[]> {
  const lines = failed.map(
    ({ sentence, reason }, at) => `${at + 1}. "${sentence?.text ?? ''}" (evidence ${sentence?.evidence.join(', ') ?? ''}): ${reason}`,
  )
  const answer = await askModel(bench.host, {
    messages: [
      { role: 'system', content: `You correct sentences that their evidence does not support. ${rules}` },
      {
        role: 'user',
        content: `${showEvidence(bench.evidence)}\n\nCorrect each of these sentences, in this order, so that the evidence supports it:\n${lines.join('\n')}`,
      },
    ],
    schema: sentencesSchema,
    maxTokens: 120 * failed.length + 100,
  })
  const sentences = readSentences(answer?.json)
  return sentences.length === failed.length ? sentences : []
}

/** The quote that a failed sentence points at, attributed; `null` when it points at none or the quote stands there already. */
function quoteFor(sentence: ShownSentence, bench: Bench, taken: readonly string[]): DraftSentence | null {
  const [one] = evidenceOf(sentence, bench)
  if (one === undefined) return null
  const quote = said(one.quote)
  if ([...taken, ...bench.said].some((other) => repeats(said(other), quote))) return null
  return { text: attribution(one.title, sentence.evidence[0] ?? 0) + quoted(one.quote), kind: 'quote', evidenceIds: [one.id] }
}

function withoutRepetition(pieces: readonly (DraftSentence | null)[], elsewhere: readonly string[]): readonly (DraftSentence | null)[] {
  const texts = [...elsewhere, ...pieces.map((piece) => piece?.text ?? '')]
  const again = new Set(nearDuplicates(texts).map(({ second }) => second))
  return pieces.map((piece, at) => (again.has(elsewhere.length + at) ? null : piece))
}
