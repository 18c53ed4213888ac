import type { Host } from '@galley/sdk'
import { openRuntime } from './open-runtime.ts'
import { openTokenizer, type EncodedPair } from './open-tokenizer.ts'

/** A cross-encoder: the three outputs of a pair, as they come out of it. */
export type EntailmentModel = (premise: string, hypothesis: string) => Promise<readonly number[]>

/** Opens the model that the host hands over, `model`, with its `tokenizer` where there is one; without one it must take texts as they are. */
export async function openModel({ pinned }: Host): Promise<EntailmentModel> {
  const file = pinned?.take('model')
  if (file === undefined) throw new Error('it was handed no model: name one in `models.entailment`')
  const { InferenceSession, Tensor } = openRuntime()
  const session = await InferenceSession.create(file, { executionProviders: ['wasm'] })
  const inputs = session.inputMetadata.map((input) =>
    input.isTensor ? { name: input.name, type: input.type, rank: input.shape.length } : refuse(input.name),
  )
  const encode = openTokenizer(pinned?.take('tokenizer'))
  const [output = ''] = session.outputNames

  const tensorOf = ({ name, type, rank }: (typeof inputs)[number], pair: EncodedPair): InstanceType<typeof Tensor> => {
    const values = pair[name]
    if (values === undefined) return refuse(name)
    const shape = rank === 1 ? [values.length] : [1, values.length]
    if (type === 'string') return new Tensor('string', values.map(String), shape)
    if (type === 'int32') return new Tensor('int32', Int32Array.from(values, Number), shape)
    if (type === 'int64') return new Tensor('int64', BigInt64Array.from(values, BigInt), shape)
    return refuse(name)
  }
  return async (premise, hypothesis) => {
    const pair = encode(premise, hypothesis)
    const feeds = Object.fromEntries(inputs.map((input) => [input.name, tensorOf(input, pair)]))
    const { [output]: tensor } = await session.run(feeds)
    const outputs = Array.from(tensor?.data as ArrayLike<number>, Number)
    tensor?.dispose()
    return outputs
  }
}

/** Refuses a model with an input that nobody can fill. */
function refuse(name: string): never {
  throw new Error(
    `the model asks for the input ${name}: with a tokenizer it may ask for input_ids, attention_mask and token_type_ids (int64 or int32), without one for premise and hypothesis (string)`,
  )
}
