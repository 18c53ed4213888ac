import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Draft } from '@galley/sdk'
import type { Page } from 'playwright-core'
import { expect, it, onTestFinished } from 'vitest'
import { complaintsOf, isBrowserHere, openBrowser } from './open-browser.ts'
import { freshData, galley, root, startGalley } from './start-galley.ts'

// Documents that are handed over: by a program, at the command line and in the studio.

const fixture = (plugin: string, name: string): string => join(root, 'plugins', plugin, 'test', 'files', name)
const documents = [
  fixture('pdf-reader', 'report.pdf'),
  fixture('pdf-reader', 'scanned.pdf'),
  fixture('document-reader', 'heat.docx'),
  fixture('document-reader', 'tidal.xlsx'),
  fixture('document-reader', 'bees.epub'),
]
const nameOf = (path: string): string => path.replace(/.*\//, '')

interface Gateway {
  readonly url: string
  readonly token: string
  readonly link: string
  readonly data: string
  readonly ask: (path: string, init?: RequestInit) => Promise<Response>
}

async function startGateway(): Promise<Gateway> {
  const data = await freshData()
  const running = startGalley(['start', '--port', '0', '--no-example'], { data })
  onTestFinished(async () => {
    running.child.kill('SIGTERM')
    await running.done
  })
  const said = await running.said('enter?ticket=')
  const url = /ready at (\S+)/.exec(said)?.[1] ?? ''
  const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(url + path, { ...init, headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string>) } })
  return { url, token, data, link: /http:\S+enter\?ticket=\S+/.exec(said)?.[0] ?? '', ask }
}

/** Follows the events of a draft to their end, then reads it. */
async function ended({ ask }: Gateway, answer: Response): Promise<Draft> {
  const { id } = (await answer.json()) as { id: string }
  expect(answer.status).toBe(202)
  await (await ask(`/v1/drafts/${id}/events`)).text()
  return (await (await ask(`/v1/drafts/${id}`)).json()) as Draft
}

const stored = ({ data }: Gateway): readonly string[] =>
  readdirSync(join(data, 'sources'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.file'))

/** Sources of a draft and what was not read, by the names that were handed over. */
const read = ({ sources, notRead }: Draft): readonly string[] => [
  ...sources.map(({ address }) => address.replace('folder:attached/', '')),
  ...notRead.map(({ name, reason }) => `${name.replace('attached/', '')}: ${reason}`),
]

it(
  'documents come as JSON, in a form and from the command line, are read by their readers, and go with their draft',
  { timeout: 240_000 },
  async () => {
    const gateway = await startGateway()
    const brief = { topic: 'Tidal energy', words: 300 }
    const files = documents.map((path) => ({ name: nameOf(path), data: readFileSync(path).toString('base64') }))
    const json = await ended(
      gateway,
      await gateway.ask('/v1/drafts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...brief, sources: { files } }),
      }),
    )
    expect(read(json)).toEqual(expect.arrayContaining(['report.pdf', 'tidal.xlsx', expect.stringMatching(/^scanned\.pdf: .*scanned/)]))
    expect(json.brief.sources?.files).toMatchObject(files.map(({ name }) => ({ name, digest: expect.stringMatching(/^[0-9a-f]{64}$/) })))
    expect(JSON.stringify(json)).not.toContain(files[0]!.data.slice(0, 60))
    const printed = await (await gateway.ask(`/v1/drafts/${json.id}/export?format=md`)).text()
    expect(printed).toMatch(/\[\d+, p\. \d\]/)
    expect(printed).toMatch(/\[\d+, (?:Output!)?[A-D]\d(?::[A-D]\d)?\]/)
    expect(stored(gateway)).toHaveLength(documents.length)

    const form = new FormData()
    form.set('brief', new Blob([JSON.stringify(brief)], { type: 'application/json' }))
    for (const path of documents) form.append('files', new Blob([readFileSync(path)]), nameOf(path))
    const sent = await ended(gateway, await gateway.ask('/v1/drafts', { method: 'POST', body: form }))
    expect(sent.best.hash).toBe(json.best.hash)

    const env = { GALLEY_URL: gateway.url, GALLEY_TOKEN: gateway.token }
    const elsewhere = await galley(['draft', 'Tidal energy', '--sources', documents[0]!, '--words', '200', '--format', 'json'], {
      data: join(gateway.data, 'none'),
      env,
    })
    expect(elsewhere.stderr).toContain('done:')
    expect(read(JSON.parse(elsewhere.stdout) as Draft)).toEqual(['report.pdf'])

    for (const { id } of [json, sent]) expect((await gateway.ask(`/v1/drafts/${id}`, { method: 'DELETE' })).status).toBe(204)
    expect(stored(gateway)).toHaveLength(1)
  },
)

async function drop(page: Page, paths: readonly string[]): Promise<void> {
  const files = paths.map((path): [string, string] => [nameOf(path), readFileSync(path).toString('base64')])
  const data = await page.evaluateHandle((entries) => {
    const transfer = new DataTransfer()
    for (const [name, text] of entries) transfer.items.add(new File([Uint8Array.from(atob(text), (char) => char.charCodeAt(0))], name))
    return transfer
  }, files)
  await page.dispatchEvent('#drop', 'drop', { dataTransfer: data })
}

it.skipIf(!isBrowserHere)(
  `documents that are dropped on the studio or chosen are cited by page and cell, and opened there${isBrowserHere ? '' : ' (SKIPPED: there is no /usr/bin/chromium)'}`,
  { timeout: 180_000 },
  async () => {
    const { link } = await startGateway()
    const browser = await openBrowser()
    const page = await browser.newPage()
    const complaints = complaintsOf(page)
    await page.goto(link)
    await page.getByRole('button', { name: 'Enter the studio' }).click()
    await page.getByLabel('What is it about?').fill('Tidal energy')
    await drop(page, documents.slice(0, 2))
    await page.setInputFiles('#documents', documents.slice(2))
    await page.getByRole('button', { name: 'Remove bees.epub' }).click()
    expect(await page.locator('#document-list li').count()).toBe(4)
    await page.getByText('More about the draft').click()
    await page.getByLabel('Words').fill('300')
    await page.getByRole('button', { name: 'Write the draft' }).click()
    await page.waitForURL(/\/drafts\/d/)
    await page.getByText('Finished').first().waitFor({ timeout: 90_000 })
    const sources = (await page.locator('#sources').textContent()) ?? ''
    expect(sources).toMatch(/scanned\.pdf[^×]*scanned/)
    expect(sources).not.toContain('bees.epub')
    for (const place of [/^p\. \d$/, /[A-D]\d/]) {
      const card = page.locator('.card', { has: page.locator('.card-place b', { hasText: place }) }).first()
      const quote = (await card.locator('blockquote').first().textContent())?.trim() ?? ''
      const opened = await browser.newPage()
      const address = await card.locator('.card-place a').first().getAttribute('href')
      await opened.goto(new URL(address ?? '', page.url()).href)
      expect(await opened.locator('.facts b').textContent()).toMatch(place)
      expect((await opened.locator('mark').textContent())?.trim()).toBe(quote)
      await opened.close()
    }
    expect(complaints).toEqual([])
  },
)
