import type { IncomingMessage } from 'node:http'
import type { PluginManifest } from '@galley/sdk'
import { expect, test } from 'vitest'
import { openTestKernel } from './open-test-kernel.ts'
import { startServer } from './start-server.ts'
import { testTool } from './test-plugin.ts'
import { emptyLedger, testRun } from './test-run.ts'

const key = 'tvly-secret/0123456789+abc'
const secrets = [{ name: 'TAVILY', hosts: ['$base'], header: 'authorization', scheme: 'Bearer' }] as const

/** A search tool that runs the code it is asked to, and a server that it speaks to. */
async function open(
  answer: Parameters<typeof startServer>[0],
  more: Partial<PluginManifest['permissions']> = {},
  secretOf: (name: string) => string | undefined = (name) => (name === 'TAVILY' ? key : undefined),
) {
  const { port, asked } = await startServer(answer)
  const base = `http://search.test:${port}`
  const permissions = {
    fetch: { allowedHosts: ['$base', 'other.test'], methods: ['GET', 'POST'] as const, reasoning: 'x' },
    secrets,
    ...more,
  }
  const run = 'const value = await eval(`(async () => { ${input.code} })()`); return value ?? null'
  const kernel = await openTestKernel([testTool('tool', { run }, { permissions })], {
    secretOf,
    fetch: {
      policy: { privateHosts: [`other.test:${port}`], userAgent: 'Galley', gapMs: 0 },
      resolve: () => Promise.resolve(['127.0.0.1']),
    },
  })
  const ledger = emptyLedger()
  const ask = async (code: string): Promise<unknown> =>
    kernel.call({
      plugin: 'tool',
      operation: 'run',
      input: { code: code.replaceAll('BASE', base).replaceAll('OTHER', `http://other.test:${port}`) },
      run: testRun(ledger),
      step: 's',
      base,
      asTool: true,
      signal: AbortSignal.any([]),
    })
  return { ask, asked, ledger }
}

const told = `const answer = await host.fetch({ url: 'BASE/x', headers: { 'x-mine': '1' } })
  const text = await host.body.read(answer.body, 0, 100000)
  return { answer, text, host: Object.keys(host) }`

const authorizationOf = (asked: readonly IncomingMessage[]): unknown[] => asked.map(({ headers }) => headers.authorization)

test('the host puts the key into the request, and the plugin sees it nowhere, whatever the server says back', async () => {
  const { ask, asked, ledger } = await open((request, response) => {
    const body = JSON.stringify({ headers: request.headers, form: encodeURIComponent(key), slashed: key.replaceAll('/', String.raw`\/`) })
    response.writeHead(200, { 'content-type': 'application/json', 'retry-after': key }).end(body)
  })
  const seen = await ask(told)
  expect(authorizationOf(asked)).toEqual([`Bearer ${key}`])
  expect(seen).toMatchObject({
    host: ['signal', 'log', 'progress', 'fetch', 'body'],
    text: expect.stringContaining('[key TAVILY]') as string,
  })
  for (const place of [seen, [...ledger.effects], ledger.events, ledger.shown, ledger.performed]) {
    expect(JSON.stringify(place)).not.toContain('0123456789')
  }
})

test('the key is not in the error of a server that fails, and a plugin cannot take another header for it', async () => {
  const { ask, asked } = await open((_, response) => response.writeHead(401, { 'content-type': 'text/html' }).end(`bad key ${key}`))
  expect(JSON.stringify(await ask(told))).not.toContain('0123456789')
  await expect(ask(`await host.fetch({ url: 'BASE/', headers: { authorization: 'x' } })`)).rejects.toMatchObject({ code: 'FETCH_REFUSED' })
  expect(asked).toHaveLength(1)
})

test('a redirect to another host loses the key, from the header and from its own address', async () => {
  const { ask, asked } = await open((request, response) => {
    if (request.url === '/landed' || request.url?.startsWith('/landed?') === true)
      return response.writeHead(200, { 'content-type': 'text/plain' }).end('ok')
    const to = `http://other.test:${request.headers.host?.split(':')[1]}/landed?k=${encodeURIComponent(key)}&again=${key}`
    return response.writeHead(307, { location: to }).end()
  })
  const seen = await ask(told)
  expect(authorizationOf(asked)).toEqual([`Bearer ${key}`, undefined])
  expect(asked[1]?.headers.host).toMatch(/^other\.test/)
  expect(asked[1]?.url).not.toContain('0123456789')
  expect(JSON.stringify(seen)).not.toContain('0123456789')
})

test('a redirect on the same server keeps it, and no other host gets it when asked by itself', async () => {
  const { ask, asked } = await open((request, response) =>
    request.url === '/x'
      ? response.writeHead(302, { location: '/y' }).end()
      : response.writeHead(200, { 'content-type': 'text/plain' }).end('ok'),
  )
  await ask(told)
  await ask(`await host.fetch({ url: 'OTHER/z' })`)
  expect(asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([
    ['/x', `Bearer ${key}`],
    ['/y', `Bearer ${key}`],
    ['/z', undefined],
  ])
})

test('a key that is needed and not there is a fault before anything is asked; an optional one is left out', async () => {
  const answer: Parameters<typeof startServer>[0] = (_, response) => response.writeHead(200, { 'content-type': 'text/plain' }).end('ok')
  const without = await open(answer, {}, () => undefined)
  await expect(without.ask(told)).rejects.toMatchObject({
    code: 'SECRET_MISSING',
    hint: expect.stringContaining('GALLEY_SECRET_TAVILY') as string,
  })
  expect(without.asked).toHaveLength(0)
  const optional = await open(answer, { secrets: [{ ...secrets[0], optional: true }] }, () => undefined)
  await optional.ask(told)
  expect(authorizationOf(optional.asked)).toEqual([undefined])
})

test('POST sends JSON and nothing else, at most 64 KiB, and is not sent on by a redirect', async () => {
  const bodies: string[] = []
  const { ask, asked } = await open((request, response) => {
    request.setEncoding('utf8')
    let body = ''
    request.on('data', (piece: string) => (body += piece))
    request.on('end', () => {
      bodies.push(body)
      if (request.url === '/moved') response.writeHead(308, { location: '/x' }).end()
      else if (request.url === '/silent') response.writeHead(202).end()
      else response.writeHead(200, { 'content-type': 'text/event-stream', 'mcp-session-id': 's1' }).end('data: {}\n\n')
    })
  })
  const post = (url: string, json: string): string => `return host.fetch({ url: '${url}', method: 'POST', json: ${json} })`
  expect(await ask(post('BASE/x', '{ q: "bees", n: [1] }'))).toMatchObject({ status: 200, headers: { 'mcp-session-id': 's1' } })
  expect(await ask(post('BASE/silent', 'null'))).toMatchObject({ status: 202, chars: 0 })
  expect(bodies).toEqual(['{"q":"bees","n":[1]}', 'null'])
  expect(asked[0]?.headers['content-type']).toBe('application/json')
  await expect(ask(post('BASE/moved', '{}'))).rejects.toMatchObject({ code: 'FETCH_FAILED' })
  for (const wrong of [post('BASE/x', '"x".repeat(65535)'), post('BASE/x', 'undefined'), `return host.fetch({ url: 'BASE/x', json: {} })`])
    await expect(ask(wrong)).rejects.toMatchObject({ code: 'FETCH_REFUSED' })
  await expect(ask(post('https://elsewhere.test/', '{}'))).rejects.toMatchObject({ code: 'FETCH_REFUSED' })
  await expect(ask(`return host.fetch({ url: 'BASE/x', method: 'PUT', json: {} })`)).rejects.toMatchObject({ code: 'PLUGIN_BAD_REQUEST' })
  expect(asked).toHaveLength(3)
})

test('a plugin without POST in its manifest does not POST', async () => {
  const { ask, asked } = await open((_, response) => response.end(), {
    fetch: { allowedHosts: ['$base'], methods: ['GET'], reasoning: 'x' },
  })
  await expect(ask(`await host.fetch({ url: 'BASE/', method: 'POST', json: {} })`)).rejects.toMatchObject({ code: 'FETCH_REFUSED' })
  expect(asked).toHaveLength(0)
})
