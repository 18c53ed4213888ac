import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { isFault } from '@galley/fault'
import { afterEach, expect, test } from 'vitest'
import { worldOfTests } from '../test/world-of-tests.ts'
import { fakeAuditor } from '../test/fake-auditor.ts'
import { fakeRuntime } from '../test/fake-runtime.ts'
import { readStream } from '../test/test-app.ts'
import { createApp } from './create-app.ts'
import { serve, type Serving } from './serve.ts'

const open: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of open.splice(0)) await close()
})

async function start(port = 0): Promise<{ serving: Serving; runtime: ReturnType<typeof fakeRuntime> }> {
  const runtime = fakeRuntime()
  const serving = await serve(createApp(runtime, { version: '0.1.0', say: () => undefined, auditor: fakeAuditor(), ...worldOfTests }), {
    port,
    fetch,
  })
  open.push(() => serving.close())
  return { serving, runtime }
}

const headers = { Authorization: 'Bearer good-token' }

test('it listens on loopback, and closing ends event streams and the port', async () => {
  const { serving, runtime } = await start()
  expect(serving.url).toBe(`http://127.0.0.1:${serving.port}`)
  const id = runtime.seed('Registries', 3)
  const answer = await fetch(`${serving.url}/v1/drafts/${id}/events`, { headers })
  const reading = readStream(answer)
  await open.pop()!()
  expect((await reading).map(({ id: seq }) => seq)).toEqual(['1', '2', '3'])
  await expect(fetch(`${serving.url}/livez`)).rejects.toThrow()
})

test('what is answered before the routes is answered as they do', async () => {
  const { serving } = await start()
  const app = createApp(fakeRuntime(), { version: '0.1.0', say: () => undefined, auditor: fakeAuditor(), ...worldOfTests })
  const [over, within] = [await fetch(`${serving.url}/livez`), await app.request('/livez', { headers: { Host: 'localhost' } })]
  expect(await over.json()).toEqual(await within.json())
  expect(Object.fromEntries(over.headers)).toMatchObject(Object.fromEntries(within.headers))
})

test('a reader that leaves in the middle is not written to any more', async () => {
  const { serving, runtime } = await start()
  const id = runtime.seed('Registries', 3)
  const leaving = new AbortController()
  const answer = await fetch(`${serving.url}/v1/drafts/${id}/events`, { headers, signal: leaving.signal })
  await answer.body!.getReader().read()
  await expect.poll(() => runtime.watchers()).toBe(1)
  leaving.abort()
  await expect.poll(() => runtime.watchers()).toBe(0)
  const head = await fetch(`${serving.url}/v1/drafts/${id}/events`, { headers, method: 'HEAD' })
  expect([head.status, runtime.watchers()]).toEqual([200, 0])
})

test('a request in flight is answered before the port closes', async () => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const runtime = fakeRuntime()
  const reached = Promise.withResolvers<void>()
  const slow = {
    ...runtime,
    models: {
      ...runtime.models,
      list: async () => {
        reached.resolve()
        await promise
        return []
      },
    },
  }
  const serving = await serve(createApp(slow, { version: '0', say: () => undefined, auditor: fakeAuditor(), ...worldOfTests }), {
    port: 0,
    fetch,
  })
  const asked = fetch(`${serving.url}/v1/models`, { headers })
  await reached.promise
  const closing = serving.close()
  resolve()
  expect((await asked).status).toBe(200)
  await closing
})

test('a client that leaves in the middle of a body is one plain line in the log, and no fault of ours', async () => {
  const said: string[] = []
  const app = createApp(fakeRuntime(), { version: '0', say: (line) => said.push(line), auditor: fakeAuditor(), ...worldOfTests })
  const serving = await serve(app, { port: 0, fetch })
  open.push(() => serving.close())
  const socket = connect(serving.port, '127.0.0.1')
  socket.write('POST /v1/drafts HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer good-token\r\n')
  socket.write('Content-Type: application/json\r\nContent-Length: 100\r\nExpect: 100-continue\r\n\r\n')
  // The server says "continue" when it has the request and waits for its body.
  await once(socket, 'data')
  socket.write('{"topic":')
  socket.destroy()
  await expect.poll(() => said).toEqual(['POST /v1/drafts broke off: the client left, or sent its body too slowly'])
})

test('an address that means every address is told as one that a browser can open', async () => {
  const app = createApp(fakeRuntime(), { version: '0', say: () => undefined, auditor: fakeAuditor(), ...worldOfTests })
  const serving = await serve(app, { host: '0.0.0.0', port: 0, fetch })
  open.push(() => serving.close())
  expect(serving.url).toBe(`http://localhost:${serving.port}`)
  expect((await fetch(`${serving.url}/livez`)).status).toBe(200)
})

test('a port that is taken names who has it', async () => {
  const { serving } = await start()
  const error: unknown = await start(serving.port).catch((thrown: unknown) => thrown)
  expect(isFault(error) && [error.code, error.message]).toEqual([
    'PORT_IN_USE',
    `Port ${serving.port} of 127.0.0.1 is taken by another Galley, version 0.1.0.`,
  ])
  const stranger = createServer((_, answer) => answer.end('hello'))
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  const taken: unknown = await start((stranger.address() as AddressInfo).port).catch((thrown: unknown) => thrown)
  expect(isFault(taken) && taken.message).toMatch(/taken by another program\.$/)
  await new Promise((resolve) => stranger.close(resolve))
  const nowhere: unknown = await serve(
    createApp(fakeRuntime(), { version: '0', say: () => undefined, auditor: fakeAuditor(), ...worldOfTests }),
    {
      host: '192.0.2.1',
      port: 1,
      fetch,
    },
  ).catch((thrown: unknown) => thrown)
  expect(isFault(nowhere) && nowhere.code).toBe('ADDRESS_UNUSABLE')
})
