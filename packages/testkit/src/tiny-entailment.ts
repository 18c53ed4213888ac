/** A field of a protocol buffer: its number, and a value as varint, text, bytes or nested message. */
type Field = readonly [number: number, value: number | string | Uint8Array]

/** Element types of ONNX (`onnx.proto`, TensorProto.DataType). */
const types = { float: 1, int64: 7, string: 8 }

/** Words that the tokenizer of the tiny model knows; the first three stand for unknown words and for the ends of the texts. */
const words = ['[UNK]', '[CLS]', '[SEP]', 'and', 'did', 'not', 'rain', 'it']

/** Three outputs that each word adds to a pair: contradiction, entailment, neutral. */
const outputs = words.map((word) => (word === 'not' ? [2, 0, 0] : word === 'rain' ? [0, 1, 0] : [0, 0, 0]))

/**
 * A cross-encoder of 8 words whose scores are known: each *rain* adds 1 to *entailment*, each *not* 2 to *contradiction*. An ONNX model and a
 * tokenizer.json (WordPiece), as real ones are.
 */
export function tinyEntailment(): { readonly model: Uint8Array<ArrayBuffer>; readonly tokenizer: Uint8Array<ArrayBuffer> } {
  const table = message([
    [1, words.length],
    [1, 3],
    [2, types.float],
    [8, 'table'],
    [9, new Uint8Array(Float32Array.from(outputs.flat()).buffer)],
  ])
  const model = modelOf({
    nodes: [
      node('Gather', ['table', 'input_ids'], 'rows'),
      node('ReduceSum', ['rows'], 'logits', [attribute('axes', 7, [8, 1]), attribute('keepdims', 2, [3, 0])]),
    ],
    initializers: [table],
    inputs: [input('input_ids', types.int64, ['batch', 'tokens']), input('attention_mask', types.int64, ['batch', 'tokens'])],
    shape: ['batch', 3],
  })
  const special = (content: string, id: number): object => ({ id, content, special: true, normalized: false })
  const tokenizer = {
    version: '1.0',
    added_tokens: words.slice(0, 3).map(special),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, strip_accents: null, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: { type: 'BertProcessing', sep: ['[SEP]', 2], cls: ['[CLS]', 1] },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(words.map((word, at) => [word, at])),
    },
  }
  return { model, tokenizer: new TextEncoder().encode(JSON.stringify(tokenizer)) }
}

/** A model that takes two texts as they are: *entailment* by 4 where they are equal, *contradiction* by 4 where not. */
export function tinyTextModel(): Uint8Array<ArrayBuffer> {
  const row = (name: string, values: readonly number[]): Uint8Array<ArrayBuffer> =>
    message([
      [1, 1],
      [1, 3],
      [2, types.float],
      [8, name],
      [9, new Uint8Array(Float32Array.from(values).buffer)],
    ])
  return modelOf(
    {
      nodes: [node('Equal', ['premise', 'hypothesis'], 'same'), node('Where', ['same', 'yes', 'no'], 'logits')],
      initializers: [row('yes', [0, 4, 0]), row('no', [4, 0, 0])],
      inputs: [input('premise', types.string, [1]), input('hypothesis', types.string, [1])],
      shape: [1, 3],
    },
    19,
  )
}

/** Graph of a model, in the messages of ONNX, and the shape of its one output, `logits`. */
interface Graph {
  readonly nodes: readonly Uint8Array[]
  readonly initializers: readonly Uint8Array[]
  readonly inputs: readonly Uint8Array[]
  readonly shape: readonly (string | number)[]
}

function modelOf({ nodes, initializers, inputs, shape }: Graph, opset = 11): Uint8Array<ArrayBuffer> {
  const graph = message([
    ...nodes.map((one): Field => [1, one]),
    [2, 'tiny'],
    ...initializers.map((one): Field => [5, one]),
    ...inputs.map((one): Field => [11, one]),
    [12, input('logits', types.float, shape)],
  ])
  return message([
    [1, 8],
    [7, graph],
    [8, message([[2, opset]])],
  ])
}

function node(type: string, inputs: readonly string[], output: string, attributes: readonly Uint8Array[] = []): Uint8Array {
  return message([...inputs.map((name): Field => [1, name]), [2, output], [4, type], ...attributes.map((one): Field => [5, one])])
}

function attribute(name: string, type: number, value: Field): Uint8Array {
  return message([[1, name], value, [20, type]])
}

function input(name: string, type: number, shape: readonly (string | number)[]): Uint8Array {
  const dims = shape.map((dim): Field => [1, message([typeof dim === 'number' ? [1, dim] : [2, dim]])])
  return message([
    [1, name],
    [
      2,
      message([
        [
          1,
          message([
            [1, type],
            [2, message(dims)],
          ]),
        ],
      ]),
    ],
  ])
}

/** Writes a message (protobuf.dev, *Encoding*): varints, and whatever has a length. */
function message(fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(
    fields.flatMap(([number, value]) => {
      if (typeof value === 'number') return [...varint(number * 8), ...varint(value)]
      const bytes = typeof value === 'string' ? new TextEncoder().encode(value) : value
      return [...varint(number * 8 + 2), ...varint(bytes.length), ...bytes]
    }),
  )
}

function varint(value: number): readonly number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...varint(Math.floor(value / 128))]
}
