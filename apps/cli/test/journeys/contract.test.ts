import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshData, startGalley, type Running } from './start-galley.ts'

interface Answer {
  readonly status: number
  readonly code?: string
  readonly detail?: string
  readonly hint?: string
  readonly id?: string
}

let gateway: Running
let url = ''
let token = ''
let firstLines = ''
const data = tempFolder()

// One gateway without a model, listening on every address, for all of these requests.
beforeAll(async () => {
  await freshData(data)
  gateway = startGalley(['start', '--port', '0', '--host', '0.0.0.0', '--no-example'], { data })
  firstLines = await gateway.said('enter?ticket=')
  url = /ready at (\S+)/.exec(firstLines)?.[1] ?? ''
  token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
})
afterAll(async () => {
  gateway.child.kill('SIGTERM')
  await gateway.done
})

const texts = [{ title: 'Bees', text: 'A hive holds 40,000 bees. Bees make honey in summer. A queen lays 2,000 eggs a day.' }]

async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...(init.headers as Record<string, string>) }
  const answer = await fetch(`${url}${path}`, { ...init, headers })
  return { ...((await answer.json()) as object), status: answer.status }
}

async function post(brief: object | BodyInit, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const body = typeof brief === 'string' || brief instanceof Uint8Array ? (brief as BodyInit) : JSON.stringify(brief)
  return ask('/v1/drafts', { method: 'POST', body, headers })
}

describe('what can never work is refused at the door, and nothing of it is written', () => {
  it.each<[string, object, number, RegExp]>([
    ['an address without a host', { topic: 'Bees', sources: { urls: ['http://'] } }, 400, /\/sources\/urls\/0 must be .* host/],
    ['an address with a password', { topic: 'Bees', sources: { urls: ['http://user:word@host/'] } }, 400, /\/sources\/urls\/0/],
    ['a model that is not there', { topic: 'Bees', models: { writer: 'no-such' }, sources: { texts } }, 422, /no-such/],
    ['a limit of money where nothing costs money', { topic: 'Bees', budget: { usd: 0.01 }, sources: { texts } }, 400, /budget\.usd/],
    ['a limit of energy', { topic: 'Bees', budget: { wattHours: 1 }, sources: { texts } }, 400, /budget\.wattHours/],
    ['half a character', { topic: 'Bees \uD800', sources: { texts } }, 400, /\/topic holds half a character/],
    ['an unknown key', { topic: 'Bees', foo: 1 }, 400, /it has an unknown key "foo"/],
  ])('%s', async (_, brief, status, words) => {
    const answer = await post(brief)
    expect([answer.status, answer.detail]).toEqual([status, expect.stringMatching(words)])
    expect(await ask('/v1/drafts')).toMatchObject({ status: 200, drafts: [] })
  })

  it('bytes that are not UTF-8, and another charset', async () => {
    expect(await post(Buffer.from('{"topic":"Caf\u00E9"}', 'latin1'))).toMatchObject({ status: 400, code: 'JSON_INVALID' })
    const named = { 'content-type': 'application/json; charset=utf-16' }
    expect(await post('{"topic":"Bees"}', named)).toMatchObject({ status: 415, code: 'MEDIA_TYPE_UNSUPPORTED' })
    expect(await ask('/v1/drafts')).toMatchObject({ drafts: [] })
  })

  it('a page of the list that begins nowhere', async () => {
    expect((await ask('/v1/drafts?before=nope')).status).toBe(400)
  })
})

it('the link that is printed opens in a browser, also where the gateway listens on every address', async () => {
  expect(url).toMatch(/^http:\/\/localhost:\d+$/)
  const link = /http\S+enter\?ticket=\S+/.exec(firstLines)?.[0] ?? ''
  expect(link.startsWith(url)).toBe(true)
  expect((await fetch(link)).status).toBe(200)
})

it('a request without a token is told how to send one, in whole', async () => {
  const answer = await fetch(`${url}/v1/drafts`)
  expect([answer.status, ((await answer.json()) as Answer).hint]).toEqual([401, expect.stringContaining('`Authorization: Bearer TOKEN`')])
  expect((await fetch(`${url}/openapi.json`)).status).toBe(200)
})

it('one key and one content are one run, whatever the order of the keys; marks of direction do not reach the list', async () => {
  const headers = { 'idempotency-key': 'k1' }
  const first = await post({ topic: 'Bees \u202Egnp.exe', words: 100, sources: { texts } }, headers)
  const again = await post({ sources: { texts }, words: 100, topic: 'Bees \u202Egnp.exe' }, headers)
  expect([first.status, again.status, again.id]).toEqual([202, 202, first.id])
  expect(await ask('/v1/drafts')).toMatchObject({ drafts: [{ topic: 'Bees gnp.exe' }] })
})
