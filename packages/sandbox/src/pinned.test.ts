import { expect, test } from 'vitest'
import { quiet, running, startTestPlugin } from '../test/start-test-plugin.ts'

const pinned = { model: new Uint8Array(300_000).fill(7), words: new Uint8Array([1, 2, 3]), nothing: new Uint8Array() }
const take = running(`
  const sum = (bytes) => bytes === undefined ? null : bytes.reduce((all, one) => all + one, 0)
  return ['model', 'words', 'nothing', 'model', 'other'].map((name) => sum(host.pinned.take(name)))`)
const taken = [2_100_000, 6, 0, null, null]

test('a plugin is handed the bytes of its pinned files, each once, and opens nothing', async () => {
  const plugin = await startTestPlugin(take, {}, { pinned })
  expect(await plugin.call('run', null, quiet())).toEqual(taken)
})

test('so is one without a launcher, whose watchdog has another descriptor', async () => {
  const machine = { platform: process.platform, arch: process.arch, hasFfi: false }
  const plugin = await startTestPlugin(take, {}, { pinned }, { machine })
  expect(await plugin.call('run', null, quiet())).toEqual(taken)
})

test('one that was handed nothing has no such member', async () => {
  const plugin = await startTestPlugin(running('return host.pinned === undefined'))
  expect(await plugin.call('run', null, quiet())).toBe(true)
})
