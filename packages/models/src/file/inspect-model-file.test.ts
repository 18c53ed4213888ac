import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isFault } from '@galley/fault'
import { writeGguf } from '../../test/write-gguf.ts'
import { inspectModelFile } from './inspect-model-file.ts'

const keys = { 'general.architecture': 'llama', 'general.name': 'Tiny', 'general.license': 'apache-2.0', 'llama.context_length': 2048 }

function reasonOf(bytes: Uint8Array, file = 'model.gguf'): string {
  try {
    inspectModelFile(bytes, file)
    return 'taken'
  } catch (error) {
    if (!isFault(error) || error.code !== 'MODEL_FILE_REFUSED') throw error
    return error.message
  }
}

function safetensors(header: unknown, data = 16): Buffer {
  const json = Buffer.from(typeof header === 'string' ? header : JSON.stringify(header))
  const length = Buffer.alloc(8)
  length.writeBigUInt64LE(BigInt(json.length))
  return Buffer.concat([length, json, Buffer.alloc(data)])
}

const tensor = (from: number, to: number): unknown => ({ dtype: 'F32', shape: [(to - from) / 4], data_offsets: [from, to] })

test('a GGUF file tells what it is', () => {
  expect(inspectModelFile(writeGguf(keys), 'tiny.gguf')).toEqual({
    format: 'gguf',
    name: 'Tiny',
    licence: 'apache-2.0',
    architecture: 'llama',
    context: 2048,
    hasChatTemplate: false,
  })
})

test('every chat template of a file is looked at, by whatever name', () => {
  const hostile = "{{ ''.__class__ }}"
  expect(reasonOf(writeGguf({ ...keys, 'tokenizer.chat_template': hostile }))).toContain('__class__')
  expect(reasonOf(writeGguf({ ...keys, 'tokenizer.chat_template': '{{ messages }}', 'tokenizer.chat_template.rag': hostile }))).toContain(
    '__class__',
  )
})

test.each([
  ['a pickle by its ending', Buffer.from('x'), 'pytorch_model.bin'],
  ['a pickle by its bytes', Buffer.from([0x80, 4, 0x95, 0, 0, 0, 0]), 'model.gguf'],
  ['a PyTorch archive under another name', Buffer.from('PK\u{3}\u{4}rest'), 'model.safetensors'],
])('%s is refused', (_, bytes, file) => {
  expect(reasonOf(bytes, file)).toContain('loading a pickle runs whatever code is in it')
})

test.each([
  ['fits', { a: tensor(0, 8), b: tensor(8, 16), __metadata__: { format: 'pt' } }, 'taken'],
  ['overlaps', { a: tensor(0, 12), b: tensor(8, 16) }, 'overlap or leave holes'],
  ['leaves a hole', { a: tensor(0, 4), b: tensor(8, 16) }, 'overlap or leave holes'],
  ['ends early', { a: tensor(0, 8) }, 'do not fill it'],
  ['is no JSON', '{"a": ', 'no JSON'],
])('a safetensors file whose header %s', (_, header, reason) => {
  expect(reasonOf(safetensors(header), 'model.safetensors')).toContain(reason)
})

test('a head that lies is refused: no flipped or lost byte makes anything but a fault or an answer', () => {
  const whole = writeGguf({ ...keys, 'tokenizer.chat_template': '{{ messages }}' })
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, length) => {
      const flipped = Buffer.from(whole)
      flipped[at] = byte
      reasonOf(flipped)
      reasonOf(whole.subarray(0, length))
    }),
    { numRuns: 2000 },
  )
  expect(reasonOf(whole.subarray(0, whole.length - 40))).toContain('lies beyond its end')
})

test('bytes of no format are refused', () => {
  expect(reasonOf(Buffer.from('hello'))).toContain('neither GGUF nor safetensors')
  expect(reasonOf(Buffer.alloc(0))).toContain('neither GGUF nor safetensors')
})
