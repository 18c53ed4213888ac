import type { EntailAnswer, EntailInput, EntailmentLabel, EntailmentScores, Host } from '@galley/sdk'
import { openModel, type EntailmentModel } from './open-model.ts'

/** Order of the outputs of the cross-encoders of sentence-transformers, and of most models that were trained on MNLI. */
const usualLabels: readonly EntailmentLabel[] = ['contradiction', 'entailment', 'neutral']

/** The model of this process, once somebody asked for it. */
const opened: { model?: Promise<EntailmentModel> } = {}

/** Scores each pair by the model that the operator pinned. A pair by itself: what is beside it changes nothing. */
export async function entail({ pairs, labels = usualLabels }: EntailInput, host: Host): Promise<EntailAnswer> {
  const model = await (opened.model ??= openModel(host))
  const scores: EntailmentScores[] = []
  for (const [at, { premise, hypothesis }] of pairs.entries()) {
    host.signal.throwIfAborted()
    host.progress('comparing sentences with their passages', at / pairs.length)
    const outputs = await model(premise, hypothesis)
    if (outputs.length !== labels.length) throw new Error(`the model has ${outputs.length} outputs a pair, and not ${labels.length}`)
    const shares = softmax(outputs)
    scores.push(Object.fromEntries(labels.map((label, n) => [label, shares[n] ?? 0])) as Record<EntailmentLabel, number>)
  }
  return { scores }
}

/** Turns outputs into probabilities. */
function softmax(outputs: readonly number[]): readonly number[] {
  const highest = Math.max(...outputs)
  const powers = outputs.map((output) => Math.exp(output - highest))
  const sum = powers.reduce((total, power) => total + power, 0)
  return powers.map((power) => power / sum)
}
