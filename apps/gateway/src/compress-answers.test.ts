import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { testApp } from '../test/test-app.ts'

const gzip = { 'Accept-Encoding': 'gzip, deflate, br' }

describe('compression', () => {
  test('pages and JSON are compressed for those who take it, and are the same', async () => {
    const { ask, runtime } = testApp()
    const id = runtime.seed('Registries')
    for (const path of [`/drafts/${id}`, `/v1/drafts/${id}`, '/openapi.json', '/']) {
      const plain = await ask(path)
      const packed = await ask(path, { headers: gzip })
      expect([path, plain.headers.get('Content-Encoding'), plain.headers.get('Vary')]).toEqual([path, null, 'Accept-Encoding'])
      expect([path, packed.headers.get('Content-Encoding'), packed.headers.get('Vary')]).toEqual([path, 'gzip', 'Accept-Encoding'])
      expect(packed.headers.get('Content-Type')).toBe(plain.headers.get('Content-Type'))
      const bytes = Buffer.from(await packed.arrayBuffer())
      const text = await plain.text()
      expect(gunzipSync(bytes).toString()).toBe(text)
      expect([path, bytes.length < text.length / 2]).toEqual([path, true])
    }
  })

  test.each(['', 'identity', 'gzip;q=0', 'br', 'x-gzip-like', 'deflate, gzip; q=0.0'])('%j is not sent gzip', async (accepted) => {
    const answer = await testApp().ask('/openapi.json', { headers: { 'Accept-Encoding': accepted } })
    expect(answer.headers.get('Content-Encoding')).toBeNull()
  })

  test('small answers, streams and empty ones stay as they are', async () => {
    const { ask, post, runtime } = testApp()
    const id = runtime.seed('Registries')
    const small = await post('/v1/drafts', { topic: 'Bees' }, gzip)
    expect([small.headers.get('Content-Encoding'), (await small.json()).created]).toEqual([null, true])
    for (const path of [`/v1/drafts/${id}/events`, `/drafts/${id}/live`]) {
      const stream = await ask(path, { headers: gzip })
      expect([stream.headers.get('Content-Encoding'), stream.headers.get('Vary')]).toEqual([null, null])
      expect(await stream.text()).toContain('data: ')
    }
    const head = await ask('/openapi.json', { method: 'HEAD', headers: gzip })
    expect([head.status, head.headers.get('Vary'), await head.text()]).toEqual([200, 'Accept-Encoding', ''])
    const problem = await ask('/v1/drafts/none', { headers: gzip })
    expect([problem.status, (await problem.json()).code]).toEqual([404, 'DRAFT_NOT_FOUND'])
  })

  test('each encoding of an asset has its own tag', async () => {
    const { app } = testApp()
    const get = async (accepted: string, tag = ''): Promise<Response> =>
      app.request('http://localhost/assets/studio.css', { headers: { 'Accept-Encoding': accepted, 'If-None-Match': tag } })
    const [br, packed, plain] = [await get('gzip, br'), await get('gzip'), await get('')]
    expect([br, packed, plain].map((answer) => answer.headers.get('Content-Encoding'))).toEqual(['br', 'gzip', null])
    const tags = [br, packed, plain].map((answer) => answer.headers.get('ETag')!)
    expect(new Set(tags).size).toBe(3)
    const text = await plain.text()
    expect(brotliDecompressSync(Buffer.from(await br.arrayBuffer())).toString()).toBe(text)
    expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(text)
    expect((await get('gzip', tags[1])).status).toBe(304)
    expect((await get('gzip', tags[0])).status).toBe(200)
  })
})
