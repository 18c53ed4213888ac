import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { freshData, startGalley } from '../journeys/start-galley.ts'
import { runHere, type Ended, type Way } from './run-here.ts'

/** A running gateway: its data folder, its address, and a token for it. */
interface Gateway {
  readonly data: string
  readonly url: string
  readonly token: string
  readonly env: Readonly<Record<string, string>>
}

async function startGateway(flags: readonly string[] = []): Promise<Gateway> {
  const data = await freshData()
  const gateway = startGalley(['start', '--port', '0', '--no-example', ...flags], { data })
  onTestFinished(() => void gateway.child.kill())
  const port = /:(\d+)\/enter/.exec(await gateway.said('/enter?ticket='))?.[1] ?? ''
  const url = `http://127.0.0.1:${port}`
  const token = readToken(data)
  return { data, url, token, env: { GALLEY_URL: url, GALLEY_TOKEN: token } }
}

const readToken = (data: string): string => readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()

/** Runs a command against a gateway. */
async function behind(
  args: readonly string[],
  change: (gateway: Gateway) => Readonly<Record<string, string>> = () => ({}),
  flags: readonly string[] = [],
): Promise<Ended> {
  const gateway = await startGateway(flags)
  return runHere(args, { env: { ...gateway.env, ...change(gateway) } })
}

/** A port that is taken by something else, until the test is over. */
async function takenPort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as { port: number }).port
}

/** Faults of gateways, met by a command that starts one or that stands before one. */
export const ofGateways: Readonly<Record<string, Way>> = {
  PORT_IN_USE: async () => runHere(['start', '--no-example', '--port', String(await takenPort())], { data: await freshData() }),
  ADDRESS_UNUSABLE: async () => runHere(['start', '--no-example', '--port', '0', '--host', '203.0.113.1'], { data: await freshData() }),
  LOCK_HELD: async () => runHere(['start', '--no-example', '--port', '0'], { data: (await startGateway()).data }),
  TOKEN_MISSING: async () => behind(['drafts', 'list'], () => ({ GALLEY_TOKEN: 'another' })),
  SCOPE_MISSING: async () => {
    const gateway = await startGateway()
    const { out = '' } = await runHere(['token', 'new', 'web', '--scope', 'chat'], { data: gateway.data })
    return runHere(['drafts', 'list'], { env: { ...gateway.env, GALLEY_TOKEN: out.trim() } })
  },
  RATE_LIMITED: async () => {
    const gateway = await startGateway()
    const { out = '' } = await runHere(['token', 'new', 'web', '--scope', 'drafts', '--limit', 'requests/minute=1'], { data: gateway.data })
    const env = { ...gateway.env, GALLEY_TOKEN: out.trim() }
    await runHere(['drafts', 'list'], { env })
    return runHere(['drafts', 'list'], { env })
  },
  HOST_NOT_ALLOWED: async () =>
    behind(['drafts', 'list'], ({ url }) => ({ GALLEY_URL: url.replace('127.0.0.1', '127.0.0.2') }), ['--host', '0.0.0.0']),
  ROUTE_NOT_FOUND: async () => behind(['drafts', 'list'], ({ url }) => ({ GALLEY_URL: `${url}/galley` })),
  SOURCE_FOLDER_NOT_ALLOWED: async () => behind(['draft', 'Open language models', '--sources', '/etc']),
  REQUEST_INVALID: async () => behind(['drafts', 'diff', 'd00000000000', 'one', 'two']),
}

/** Asks a gateway as a program or a page does, with `SELF` for its own origin; the answer is a problem document. */
async function ask(path: string, init: RequestInit = {}, headers: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const { url, token } = await startGateway()
  const origin = headers['origin'] === 'SELF' ? { origin: url } : {}
  const answer = await fetch(url + path, {
    ...init,
    headers: { accept: 'application/json', authorization: `Bearer ${token}`, ...headers, ...origin },
  })
  const { code, exit } = (await answer.json()) as { code: string; exit: number }
  return { code: exit, said: `[${code}]` }
}

function upload(bytes: number): FormData {
  const form = new FormData()
  form.set('topic', 'Open language models')
  form.set('documents', new File([new Uint8Array([0x47, bytes])], 'hafen.txt'))
  return form
}

/** Faults of requests that the command line does not make. */
export const overHttp: Readonly<Record<string, Way>> = {
  TICKET_INVALID: async () => ask('/enter', { method: 'POST', body: new URLSearchParams({ ticket: 'x' }) }, { origin: 'SELF' }),
  ORIGIN_NOT_ALLOWED: async () =>
    ask('/enter', { method: 'POST', body: new URLSearchParams({ ticket: 'x' }) }, { origin: 'https://evil.example' }),
  METHOD_NOT_ALLOWED: async () => ask('/v1/drafts', { method: 'PUT' }),
  MEDIA_TYPE_UNSUPPORTED: async () => ask('/v1/drafts', { method: 'POST', body: 'topic=x' }, { 'content-type': 'text/plain' }),
  JSON_INVALID: async () => ask('/v1/drafts', { method: 'POST', body: '{' }, { 'content-type': 'application/json' }),
  BODY_TOO_LARGE: async () => ask('/v1/audits', { method: 'POST', body: ' '.repeat(5_000_000) }, { 'content-type': 'application/json' }),
  FILE_NOT_TEXT: async () => ask('/audits', { method: 'POST', body: upload(0xe4) }),
  AUDIT_GONE: async () => ask('/audits/a00000000000'),
}
