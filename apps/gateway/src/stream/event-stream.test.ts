import { get, type IncomingMessage } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { worldOfTests } from '../../test/world-of-tests.ts'
import { fakeAuditor } from '../../test/fake-auditor.ts'
import { fakeRuntime } from '../../test/fake-runtime.ts'
import { createApp, serve } from '../index.ts'

test('a reader that has stopped reading is cut off, goes on where it was, and the others notice nothing', async () => {
  const runtime = fakeRuntime()
  const said: string[] = []
  const app = createApp(runtime, { version: '0', say: (line) => said.push(line), auditor: fakeAuditor(), ...worldOfTests })
  const serving = await serve(app, { port: 0, fetch })
  const { port } = serving
  onTestFinished(() => serving.close())
  const id = runtime.seed('Registries', 3)
  const open = async (last = 0): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const headers = { authorization: 'Bearer good-token', 'last-event-id': `${last}` }
      get({ port, path: `/v1/drafts/${id}/events`, agent: false, headers }, resolve).once('error', reject)
    })
  const numbers = async (answer: IncomingMessage): Promise<readonly number[]> => {
    let text = ''
    for await (const part of answer.setEncoding('utf8')) text += part
    return [...text.matchAll(/^id: (\d+)$/gm)].map((found) => Number(found[1]))
  }
  const [reading, stalled] = [await open(), await open()]
  const read = numbers(reading)
  let error: unknown
  stalled.once('error', (broken) => (error = broken))
  const isCut = new Promise<void>((resolve) => {
    stalled.once('close', resolve)
  })
  await expect.poll(() => runtime.watchers()).toBe(2)
  // More than a socket's buffers and the stream's own hold.
  for (let i = 0; i < 300 && runtime.watchers() === 2; i += 1) {
    runtime.say(id, { type: 'source.failed', data: { kind: 'page', name: 'x'.repeat(100_000), reason: 'gone' } })
    await new Promise(setImmediate)
  }
  expect(runtime.watchers()).toBe(1)
  stalled.resume()
  await isCut
  expect(error).toMatchObject({ code: 'ECONNRESET' })
  const again = numbers(await open(2))
  await runtime.play(id)
  const last = (await runtime.drafts.state(id)).seq
  expect(await read).toEqual(Array.from({ length: last }, (_, i) => i + 1))
  expect(await again).toEqual(Array.from({ length: last - 2 }, (_, i) => i + 3))
  expect(said).toEqual([])
})
