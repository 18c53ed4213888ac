import { connect } from 'node:net'
import { playActs, type Act } from '@galley/testkit'
import { expect } from 'vitest'
import type { InjectedGateway } from './start-gateway.ts'

/** Knowledge of a client that comes: where the gateway is, its token, and a draft. */
interface Visit {
  readonly port: number
  readonly token: string
  readonly draft: string
}

/** A client that goes wrong at one place, and what it has to have heard by then. */
export interface BrokenClient {
  readonly name: string
  readonly hears?: RegExp
  readonly acts: (visit: Visit) => readonly Act[]
}

const head = ({ port, token }: Visit, line: string, lines: readonly string[] = []): string =>
  [`${line} HTTP/1.1`, `host: 127.0.0.1:${port}`, `authorization: Bearer ${token}`, ...lines, '', ''].join('\r\n')

const json = (length: number | string): readonly string[] => ['content-type: application/json', `content-length: ${length}`]

const brief = JSON.stringify({
  topic: 'The harbour of Lund',
  words: 100,
  rounds: 0,
  sources: { texts: [{ title: 'a', text: 'The harbour of Lund was opened in 1912.' }] },
})

/** Clients that go wrong before their request is whole. */
const requests: readonly BrokenClient[] = [
  { name: 'a reset before a byte', acts: () => ['reset'] },
  { name: 'an end before a byte', acts: () => ['end', 'hold'] },
  { name: 'half a request line, then a reset', acts: () => [{ send: 'GET /v1/dra' }, { pause: 20 }, 'reset'] },
  { name: 'half a header, then a reset', acts: (visit) => [{ send: head(visit, 'GET /v1/drafts').slice(0, -20) }, { pause: 20 }, 'reset'] },
  {
    name: 'half a header, then an end',
    hears: /^HTTP\/1\.1 400/,
    acts: (visit) => [{ send: head(visit, 'GET /v1/drafts').slice(0, -20) }, 'end', 'hold'],
  },
  {
    name: 'bytes that are no request',
    hears: /^HTTP\/1\.1 400/,
    acts: () => [{ send: Uint8Array.from({ length: 300 }, (_, index) => (index * 7) % 256) }, 'hold'],
  },
  {
    name: 'a TLS hello',
    hears: /^HTTP\/1\.1 400/,
    acts: () => [{ send: Uint8Array.from([0x16, 3, 1, 0, 4, 1, 0, 0, 0]) }, 'hear', 'reset'],
  },
  {
    name: 'the preface of HTTP/2',
    hears: /^HTTP\/1\.1 (400|505)/,
    acts: () => [{ send: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n' }, 'hear', 'reset'],
  },
  { name: 'a method that nobody knows', hears: /^HTTP\/1\.1 400/, acts: (visit) => [{ send: head(visit, 'BREW /') }, 'hear', 'reset'] },
  { name: 'CONNECT', acts: (visit) => [{ send: head(visit, 'CONNECT example.org:443') }, 'hold'] },
  { name: 'TRACE', hears: /^HTTP\/1\.1 4/, acts: (visit) => [{ send: head(visit, 'TRACE /') }, 'hear', 'reset'] },
  { name: 'OPTIONS of everything', hears: /^HTTP\/1\.1 4/, acts: (visit) => [{ send: head(visit, 'OPTIONS *') }, 'hear', 'reset'] },
  {
    name: 'an address in absolute form',
    hears: /^HTTP\/1\.1 /,
    acts: (visit) => [{ send: head(visit, 'GET http://evil.example/v1/drafts') }, 'hear', 'reset'],
  },
  { name: 'an address that is none', hears: /^HTTP\/1\.1 4/, acts: (visit) => [{ send: head(visit, 'GET //[//\\%zz') }, 'hear', 'reset'] },
  {
    name: 'an address of 100 kB',
    hears: /^HTTP\/1\.1 4/,
    acts: (visit) => [{ send: head(visit, `GET /${'a'.repeat(100_000)}`) }, 'hear', 'reset'],
  },
  {
    name: 'a header of 100 kB',
    hears: /^HTTP\/1\.1 431/,
    acts: (visit) => [{ send: head(visit, 'GET /', [`x-a: ${'a'.repeat(100_000)}`]) }, 'hear', 'reset'],
  },
  {
    name: 'a header with a NUL',
    hears: /^HTTP\/1\.1 400/,
    acts: (visit) => [{ send: head(visit, 'GET /', ['x-a: a\0b']) }, 'hear', 'reset'],
  },
  { name: 'no host', hears: /^HTTP\/1\.1 400/, acts: () => [{ send: 'GET /livez HTTP/1.1\r\n\r\n' }, 'hear', 'reset'] },
  {
    name: 'two hosts',
    hears: /^HTTP\/1\.1 4/,
    acts: (visit) => [{ send: head(visit, 'GET /livez', ['host: evil.example']) }, 'hear', 'reset'],
  },
  {
    name: 'an upgrade to a web socket',
    hears: /^HTTP\/1\.1 /,
    acts: (visit) => [
      {
        send: head(visit, 'GET /v1/drafts', [
          'connection: Upgrade',
          'upgrade: websocket',
          'sec-websocket-version: 13',
          'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
        ]),
      },
      'hear',
      'reset',
    ],
  },
  {
    name: 'an upgrade to HTTP/2',
    hears: /^HTTP\/1\.1 /,
    acts: (visit) => [
      { send: head(visit, 'GET /v1/drafts', ['connection: Upgrade, HTTP2-Settings', 'upgrade: h2c', 'http2-settings: AAMAAABk']) },
      'hear',
      'reset',
    ],
  },
  {
    name: 'an upgrade, then a reset at once',
    acts: (visit) => [{ send: head(visit, 'GET /v1/drafts', ['connection: Upgrade', 'upgrade: websocket']) }, 'reset'],
  },
  { name: '50 requests in one, then a reset', acts: (visit) => [{ send: head(visit, 'GET /v1/drafts').repeat(50) }, 'reset'] },
  {
    name: '50 requests in one, the last one broken',
    hears: /^HTTP\/1\.1 (200|400)/,
    acts: (visit) => [{ send: `${head(visit, 'GET /livez').repeat(50)}no request\r\n\r\n` }, 'hear', { pause: 50 }, 'reset'],
  },
]

/** Clients that go wrong in the body of their request. */
const bodies: readonly BrokenClient[] = ['/v1/drafts', '/v1/audits', '/drafts', '/audits', '/v1/drafts/none/approve', '/enter'].flatMap(
  (path): readonly BrokenClient[] => [
    {
      name: `POST ${path}: no body, then a reset`,
      acts: (visit) => [{ send: head(visit, `POST ${path}`, json(500)) }, { pause: 20 }, 'reset'],
    },
    {
      name: `POST ${path}: half a body, then a reset`,
      acts: (visit) => [{ send: head(visit, `POST ${path}`, json(500)) + brief.slice(0, 60) }, { pause: 20 }, 'reset'],
    },
    {
      name: `POST ${path}: half a body, then an end`,
      acts: (visit) => [{ send: head(visit, `POST ${path}`, json(500)) + brief.slice(0, 60) }, 'end', 'hold'],
    },
    {
      name: `POST ${path}: a chunk that is none`,
      hears: /^HTTP\/1\.1 4/,
      acts: (visit) => [
        { send: `${head(visit, `POST ${path}`, ['content-type: application/json', 'transfer-encoding: chunked'])}5\r\n{"a":\r\nxyz\r\n` },
        'hear',
        'reset',
      ],
    },
    {
      name: `POST ${path}: chunks that break off`,
      acts: (visit) => [
        { send: `${head(visit, `POST ${path}`, ['content-type: application/json', 'transfer-encoding: chunked'])}5\r\n{"a":\r\n` },
        { pause: 20 },
        'reset',
      ],
    },
    {
      name: `POST ${path}: a body that is too large, then a reset`,
      acts: (visit) => [{ send: head(visit, `POST ${path}`, json(90_000_000)) + 'x'.repeat(100_000) }, 'hear', 'reset'],
    },
    {
      name: `POST ${path}: a whole body, then a reset at once`,
      acts: (visit) => [{ send: head(visit, `POST ${path}`, json(Buffer.byteLength(brief))) + brief }, 'reset'],
    },
    {
      name: `POST ${path}: a form whose parts break off`,
      acts: (visit) => [
        {
          send: `${head(visit, `POST ${path}`, ['content-type: multipart/form-data; boundary=b', 'content-length: 900'])}--b\r\ncontent-disposition: form-data; name="topic"\r\n\r\nThe`,
        },
        { pause: 20 },
        'reset',
      ],
    },
  ],
)

const expecting: readonly BrokenClient[] = [
  {
    name: 'an expectation, then a reset',
    hears: /^HTTP\/1\.1 100/,
    acts: (visit) => [{ send: head(visit, 'POST /v1/drafts', [...json(500), 'expect: 100-continue']) }, 'hear', 'reset'],
  },
  {
    name: 'an expectation that nobody knows',
    hears: /^HTTP\/1\.1 417/,
    acts: (visit) => [{ send: head(visit, 'POST /v1/drafts', [...json(2), 'expect: the-unexpected']) }, 'hear', 'reset'],
  },
]

/** Clients that leave, or read nothing, while they are answered. */
const answers: readonly BrokenClient[] = [
  '/v1/drafts/ID/events',
  '/v1/drafts/ID',
  '/v1/drafts',
  '/v1/drafts/ID/export?format=html',
  '/drafts/ID',
  '/drafts/ID/live',
  '/',
  '/openapi.json',
  '/plugins',
  '/v1/models',
].flatMap((path): readonly BrokenClient[] => {
  const get = (visit: Visit): Act => ({ send: head(visit, `GET ${path.replace('ID', visit.draft)}`, ['accept: */*']) })
  return [
    { name: `GET ${path}: a reset at once`, acts: (visit) => [get(visit), 'reset'] },
    { name: `GET ${path}: a reset after the first bytes`, hears: /^HTTP\/1\.1 200/, acts: (visit) => [get(visit), 'hear', 'reset'] },
    {
      name: `GET ${path}: an end, and the answer is read`,
      acts: (visit) => [get(visit), 'end', 'hear', { pause: 50 }, 'reset'],
    },
    {
      name: `GET ${path}: half an answer, then another request that is none`,
      hears: /^HTTP\/1\.1 200/,
      acts: (visit) => [get(visit), 'hear', { send: 'no request\r\n\r\n' }, { pause: 30 }, 'reset'],
    },
    {
      name: `GET ${path}: 20 times, and never read`,
      acts: (visit) => [...Array.from({ length: 20 }, () => get(visit)), { pause: 200 }, 'reset'],
    },
  ]
})

/** Every way in which a client of the gateway goes wrong. */
export const brokenClients: readonly BrokenClient[] = [...requests, ...bodies, ...expecting, ...answers]

/** Lets a client come and go wrong, and expects that it heard what it had to. */
async function visitBroken({ name, hears, acts }: BrokenClient, visit: Visit): Promise<void> {
  const socket = connect({ port: visit.port, host: '127.0.0.1', allowHalfOpen: true })
  let heard = ''
  if (name.includes('never read')) socket.pause()
  else socket.on('data', (part: Buffer) => (heard += part.toString('latin1').slice(0, 100)))
  await playActs(socket, acts(visit))
  socket.destroy()
  if (hears !== undefined) expect.soft(heard, name).toMatch(hears)
}

/** Lets all clients come, a few at a time, and expects that the gateway answers after each few of them. */
export async function expectBrokenClients(gateway: InjectedGateway, clients: readonly BrokenClient[], draft: string): Promise<void> {
  for (let from = 0; from < clients.length; from += 6) {
    await Promise.all(
      clients.slice(from, from + 6).map((client) => visitBroken(client, { port: gateway.port, token: gateway.token, draft })),
    )
    expect((await gateway.ask('/livez')).status).toBe(200)
  }
}
