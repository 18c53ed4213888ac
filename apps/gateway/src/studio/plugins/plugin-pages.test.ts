import { expect, test } from 'vitest'
import { fakeRuntime } from '../../../test/fake-runtime.ts'
import { testApp, type TestApp } from '../../../test/test-app.ts'

const html = { Accept: 'text/html' }
const page = async ({ ask }: TestApp): Promise<string> => (await ask('/plugins', { headers: html })).text()

function send({ ask }: TestApp, path: string, fields: Readonly<Record<string, string | readonly File[]>>): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of typeof value === 'string' ? [value] : value) form.append(name, one)
  return ask(path, { method: 'POST', body: form, headers: html })
}

test('a card says who made and who reviewed a plugin, what it may do, and what it did', async () => {
  const shown = await page(testApp())
  expect(shown).toMatch(/id="@me\/arxiv"[^]*Made by[^]*me[^]*Reviewed by[^]*ada[^]*counts until[^]*grace/)
  expect(shown).toMatch(/Changed from 1\.0\.0 to 1\.1\.0[^]*<ins>mirror\.example\.org<\/ins>/)
  expect(shown).toContain('1 draft')
  expect(shown).toMatch(/7 requests \(1 without an answer\)[^]*Asked blog\.npmjs\.org, example\.org/)
  expect(shown).toContain('It took part in none of the last 10 drafts.')
  expect(shown).toContain('who learns what it looks for is not limited')
})

test('a refused plugin shows the reason and the cure', async () => {
  const shown = await page(testApp(fakeRuntime({ refused: true })))
  expect(shown).toMatch(/Refused[^]*A byte of dist\/index\.js differs[^]*Run <code>galley plugin repack editor<\/code>[^]*PLUGIN_TAMPERED/)
})

test('a release is looked at, agreed to and removed with forms alone', async () => {
  const app = testApp()
  const files = ['x-1.0.0.tgz', 'x-1.0.0.tgz.cdx.json', 'x-1.0.0.tgz.bundles.jsonl'].map((name) => new File(['x'], name))
  const asked = await send(app, '/plugins/inspect', { release: files, spec: '' })
  const question = await asked.text()
  expect(question).toMatch(/What changed from 1\.0\.0 to 1\.1\.0[^]*<ins>GET from any host below example\.org<\/ins>/)
  expect(question).toContain('Not checked by anybody')
  const consent = /name="consent" value="([0-9a-f]+)"/.exec(question)?.[1] ?? ''
  const yes = await send(app, '/plugins/install', { consent })
  expect([yes.status, yes.headers.get('Location')]).toEqual([303, '/plugins#%40me%2Farxiv'])
  expect(await page(app)).toContain('1.1.0')
  const again = await send(app, '/plugins/install', { consent })
  expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('CONSENT_UNKNOWN')])
  expect((await send(app, '/plugins/remove', { name: '@me/arxiv' })).status).toBe(303)
  expect(await page(app)).not.toContain('@me/arxiv')
})

test.each([
  ['nothing', { spec: '' }],
  ['a path', { spec: '/etc/x.tgz' }],
  ['one file of three', { release: [new File(['x'], 'x-1.0.0.tgz')] }],
  ['a stranger', { spec: '@me/stranger' }],
])('what cannot be looked at is told above the cards: %s', async (_, fields) => {
  const answer = await send(testApp(), '/plugins/inspect', fields)
  expect(answer.status).toBeGreaterThanOrEqual(400)
  expect(await answer.text()).toMatch(/role="alert"[^]*plugin-cards/)
})
