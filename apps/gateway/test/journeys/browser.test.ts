import type { SentFile } from '@galley/sdk'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { serve } from '../../src/index.ts'
import { npmLock, pnpmLock } from '../lockfiles.ts'
import { axe, found, skipped, watchShifts, type Shift } from './browser-tools.ts'
import { openStudio } from './open-studio.ts'

const planted = npmLock('axois', 'react').text
const mediaType = 'application/octet-stream'
const sentFile = (name: string, text: string): SentFile => ({ name, mediaType, data: Buffer.from(text).toString('base64') })

describe.skipIf(!found)(`the studio in a real browser${skipped}`, () => {
  const studio = openStudio()

  async function dropDocuments(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
    const data = await page.evaluateHandle((entries) => {
      const transfer = new DataTransfer()
      for (const [name, text] of entries) transfer.items.add(new File([text], name))
      return transfer
    }, Object.entries(files))
    await page.dispatchEvent('#drop', 'drop', { dataTransfer: data })
  }

  /** Goes to the page that asks for consent to a plugin. */
  async function lookAtPlugin(page: Page): Promise<void> {
    await page.goto(`${studio.serving.url}/plugins`)
    await page.getByLabel('Its name in an index or a registry').fill('@me/arxiv')
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.locator('.consent').waitFor()
  }

  /** The path of a report with findings and gaps. */
  async function audited(page: Page): Promise<string> {
    await page.goto(`${studio.serving.url}/audits`)
    await dropDocuments(page, { 'package-lock.json': planted, 'strange-lockfile-with-a-long-name.blind': 'x' })
    await page.getByRole('button', { name: 'Audit' }).click()
    await page.waitForURL(/\/audits\/[0-9a-f]+$/)
    return new URL(page.url()).pathname
  }

  const seen = (page: Page): Promise<readonly string[]> => page.locator('#record > li').evaluateAll((items) => items.map((item) => item.id))
  const all = async (id: string): Promise<readonly string[]> =>
    Array.from({ length: (await studio.runtime.drafts.get(id)).seq }, (_, i) => `event-${i + 1}`)

  test('a brief with two dropped documents becomes a draft that is written before the eyes, and goes on after a reload', async () => {
    const page = await studio.enter()
    await page.keyboard.type('How are registries attacked?')
    const documents = {
      'notes.md': '# Notes on attacks\n\nA worm spread in 2025.',
      'page.html': '<title>A page</title><h1>Signing</h1><p>Keys <b>prove</b> origin.</p>',
    }
    await dropDocuments(page, { ...documents, 'photo.png': 'not taken' })
    await page.getByRole('button', { name: 'Remove notes.md' }).waitFor()
    expect(await page.locator('#refusal').textContent()).toContain('photo.png')
    await page.getByText('More about the draft').click()
    await page.getByLabel('Words').fill('400')
    await page.getByRole('button', { name: 'Write the draft' }).click()
    await page.waitForURL(/\/drafts\/d1/)
    expect(studio.runtime.briefs).toEqual([
      {
        topic: 'How are registries attacked?',
        words: 400,
        sources: {
          files: Object.entries(documents).map(([name, text]) => sentFile(name, text)),
        },
      },
    ])
    const id = page.url().split('/').pop()!
    await studio.runtime.play(id, 22)
    await page.locator('#block-b3').waitFor()
    await expect.poll(() => seen(page)).toEqual(await all(id))
    expect(await page.locator('#blocks').getAttribute('aria-busy')).toBe('true')
    await page.reload()
    expect(await page.locator('.block').count()).toBe((await studio.runtime.drafts.get(id)).best.blocks.length)
    await studio.runtime.play(id, 20)
    await page.locator('#block-b8 .doubt').waitFor()
    await page.locator('#block-b2 .chip').first().click()
    const card = page.getByRole('dialog', { name: 'Citation 1' })
    expect(await card.textContent()).toContain('spread through npm by stealing the tokens of maintainers.')
    await studio.runtime.play(id)
    await page.getByText('Stopped after 2 rounds: no change was accepted.').waitFor()
    expect(await card.isVisible()).toBe(true)
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    expect(await page.locator('#block-b8 .doubt').count()).toBe(0)
    expect(await page.locator('.block').count()).toBe(9)
    expect(await seen(page)).toEqual(await all(id))
    expect(await page.locator('#blocks').getAttribute('aria-busy')).toBe('false')
    const live = await page.locator('#proof').innerHTML()
    await page.reload()
    expect(await page.locator('#proof').innerHTML()).toBe(live)
  })

  test('two browsers see every event once, also over a gateway that went away in the middle', async () => {
    const id = studio.runtime.seed('Registries', 3)
    const pages = [await studio.enter(), await studio.enter()]
    for (const page of pages) await page.goto(`${studio.serving.url}/drafts/${id}`)
    await studio.runtime.play(id, 12)
    for (const page of pages) await expect.poll(() => seen(page)).toEqual(await all(id))
    const { port } = studio.serving
    await studio.serving.close()
    await studio.runtime.play(id, 12)
    studio.serving = await serve(studio.gateway(), { port, fetch })
    for (const page of pages) await expect.poll(() => seen(page), { timeout: 15_000 }).toEqual(await all(id))
    await studio.runtime.play(id)
    for (const page of pages) {
      await page.locator('.state-done').waitFor()
      expect(await seen(page)).toEqual(await all(id))
    }
    studio.complaints = studio.complaints.filter(
      (text) => !/ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE)/.test(text),
    )
  })

  test.each([1280, 390])('what is on the page stays where it is while the draft is written, %i px', async (width) => {
    const id = studio.runtime.seed('How are package registries attacked?', 1)
    const page = await studio.enter({ width })
    await page.addInitScript(watchShifts)
    await page.goto(`${studio.serving.url}/drafts/${id}`)
    while ((await studio.runtime.drafts.state(id)).status !== 'done') {
      await studio.runtime.play(id, 3)
      await expect.poll(() => seen(page)).toEqual(await all(id))
    }
    await page.locator('.state-done').waitFor()
    const shifts = await page.evaluate<readonly Shift[]>('shifts')
    const total = shifts.reduce((sum, { value }) => sum + value, 0)
    expect(total, `shifts: ${JSON.stringify(shifts)}`).toBeLessThanOrEqual(0.05)
  })

  test('without scripts a draft that is written shows itself', async () => {
    const page = await studio.enter({ javaScriptEnabled: false })
    const id = studio.runtime.seed('Registries', 9)
    await page.goto(`${studio.serving.url}/drafts/${id}`)
    expect(await page.locator('.line:not(#line)').textContent()).toContain('loaded again every 5 seconds')
    await studio.runtime.play(id)
    await page.locator('.state-done').waitFor({ timeout: 20_000 })
  })

  test('a page says that its line is lost, until it has it again', async () => {
    const id = studio.runtime.seed('Registries', 9)
    const page = await studio.enter()
    await page.goto(`${studio.serving.url}/drafts/${id}`)
    await expect.poll(() => studio.runtime.watchers()).toBe(1)
    const { port } = studio.serving
    await studio.serving.close()
    await page.getByText('The connection is lost. Trying to reconnect').waitFor()
    studio.serving = await serve(studio.gateway(), { port, fetch })
    await expect.poll(() => page.locator('#line').textContent(), { timeout: 15_000 }).toBe('')
    studio.complaints = studio.complaints.filter(
      (text) => !/ERR_(CONNECTION_REFUSED|INCOMPLETE_CHUNKED_ENCODING|EMPTY_RESPONSE)/.test(text),
    )
  })

  test('every page says that Galley does not answer, and what was typed stays, until it answers again', async () => {
    const page = await studio.enter()
    await page.goto(`${studio.serving.url}/`)
    const topic = page.locator('[name=topic]')
    await topic.fill('Bridges')
    const line = page.locator('#line')
    const { port } = studio.serving
    await studio.serving.close()
    await page.evaluate("dispatchEvent(new Event('offline'))")
    await line.getByText('Galley does not answer.').waitFor()
    expect(await topic.inputValue()).toBe('Bridges')
    studio.serving = await serve(studio.gateway(), { port, fetch })
    await expect.poll(() => line.textContent(), { timeout: 15_000 }).toBe('')
    for (const path of ['/models', '/plugins', '/audits', '/usage'])
      expect(await (await page.goto(`${studio.serving.url}${path}`))?.text(), path).toMatch(/tell-offline\.js[^]*id="line"/)
    studio.complaints = studio.complaints.filter((text) => !/ERR_(CONNECTION_REFUSED|EMPTY_RESPONSE)/.test(text))
  })

  test('a run waiting at a gate is approved on the page', async () => {
    const id = studio.runtime.seed('Registries', 8, { status: 'waiting' })
    const page = await studio.enter()
    await page.goto(`${studio.serving.url}/drafts/${id}`)
    await studio.runtime.play(id, 1)
    studio.runtime.say(id, { type: 'gate.waiting', data: { gate: 'plan' } })
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.waitForURL(`${studio.serving.url}/drafts/${id}`)
    expect(studio.runtime.approvals).toEqual([{ gate: 'plan', decision: 'approve' }])
  })

  test('two lockfiles are dropped, and the planted imitation is found', async () => {
    const page = await studio.enter()
    await page.getByRole('link', { name: 'Audit' }).click()
    await page.waitForURL(/\/audits$/)
    await dropDocuments(page, { 'package-lock.json': planted, [pnpmLock.name]: pnpmLock.text })
    await page.getByRole('button', { name: 'Audit' }).click()
    await page.waitForURL(/\/audits\/[0-9a-f]+$/)
    // A lockfile of pnpm does not tell which packages run code when they are installed, and here is no tree to look into.
    const title = await page.getByRole('heading', { level: 1 }).textContent()
    expect(title).toBe('2 findings, and not everything could be checked')
    expect(await page.locator('.covered').textContent()).toMatch(/^3 packages in 2 files; 9 checks done, 5 not asked/)
    const [imitation, blind] = await page.locator('.member').allInnerTexts()
    expect(imitation).toMatch(/axois@1\.0\.0\s+package-lock\.json:\d+\s+Resembles axios/i)
    expect(blind).toMatch(/pnpm-lock\.yaml does not record install scripts/)
    const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'SARIF' }).click()])
    expect(saved.suggestedFilename()).toBe('audit.sarif')
    await page.reload()
    expect(await page.locator('.member').count()).toBe(2)
  })

  test('what is refused keeps the files in the form', async () => {
    const page = await studio.enter()
    await page.goto(`${studio.serving.url}/audits`)
    await page.getByRole('button', { name: 'Audit' }).click()
    await page.getByText('needs at least one file').waitFor()
    await dropDocuments(page, { 'package-lock.json': planted, 'odd name/': 'x' })
    await page.getByRole('button', { name: 'Audit' }).click()
    await page.locator('.refusal').waitFor()
    expect(await page.locator('#document-list li').count()).toBe(2)
    await page.getByRole('button', { name: 'Remove odd name/' }).click()
    await page.getByRole('button', { name: 'Audit' }).click()
    await page.waitForURL(/\/audits\/[0-9a-f]+$/)
    studio.complaints = studio.complaints.filter((text) => !text.includes('400'))
  })

  test('a form without a script does the same', async () => {
    const page = await studio.enter({ javaScriptEnabled: false })
    await page.goto(`${studio.serving.url}/audits`)
    await page.getByLabel(/Drop lockfiles here/).setInputFiles({ name: 'package-lock.json', mimeType: '', buffer: Buffer.from(planted) })
    await page.getByRole('button', { name: 'Audit' }).click()
    await page.waitForURL(/\/audits\/[0-9a-f]+$/)
    expect(await page.locator('.member').count()).toBe(1)
  })

  test('a name is checked', async () => {
    const page = await studio.enter()
    await page.goto(`${studio.serving.url}/audits`)
    await page.getByLabel('Package name').fill('expresss')
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('Do not install it: it imitates express').waitFor()
    expect(await page.getByLabel('Package name').inputValue()).toBe('expresss')
  })

  test('a plugin is looked at, agreed to and installed without a script', async () => {
    const page = await studio.enter({ javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Plugins' }).click()
    const file = (name: string) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.from('x') })
    const release = ['x-1.0.0.tgz', 'x-1.0.0.tgz.cdx.json', 'x-1.0.0.tgz.bundles.jsonl'].map(file)
    await page.getByLabel('or the three files of a release').setInputFiles(release)
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('heading', { name: 'What changed from 1.0.0 to 1.1.0' }).waitFor()
    await page.getByRole('button', { name: 'Replace 1.0.0' }).click()
    await page.waitForURL(/\/plugins#/)
    expect(await page.locator('[id="@me/arxiv"] .release').textContent()).toBe('1.1.0')
  })

  test.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('axe finds nothing to complain of, %s, %i px', { timeout: 90_000 }, async (colorScheme, width) => {
    const done = studio.runtime.seed('Registries')
    const running = studio.runtime.seed('Registries', 42)
    const page = await studio.enter({ colorScheme, width })
    const drafts = [
      '/',
      `/drafts/${done}`,
      `/drafts/${running}`,
      '/plugins',
      `/drafts/${done}/papers`,
      `/drafts/${done}/words`,
      `/drafts/${done}/blocks/b2`,
      `/drafts/${done}/history`,
      `/drafts/${done}/sources`,
      `/drafts/${done}/sources/s1?evidence=e1`,
      '/models',
      '/models/catalogue',
      '/usage',
      '/audit-log',
      '/tokens',
      '/webhooks',
      '/docs',
      `/nowhere/${'at'.repeat(40)}`,
    ]
    const audits = ['/audits', '/audits?ecosystem=npm&name=expresss', await audited(page)]
    for (const path of [...drafts, ...audits, 'consent']) {
      if (path === 'consent') await lookAtPlugin(page)
      else await page.goto(`${studio.serving.url}${path}`)
      if (path.startsWith('/drafts') && !/sources|papers|words|blocks|history/.test(path)) await page.locator('.chip').first().click()
      await page.evaluate(axe)
      const { violations } = await page.evaluate<AxeResults>(
        'axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] })',
      )
      expect([path, violations.map(({ id, nodes }) => [id, nodes.map((node) => node.html.slice(0, 120))])]).toEqual([path, []])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      expect([path, overflow]).toEqual([path, 0])
      // A wide screen shows a round's result whole.
      const hidden = await page.evaluate(() =>
        [...document.querySelectorAll('.rounds-figures .scroll')].map((box) => box.scrollWidth - box.clientWidth),
      )
      if (width >= 1280) expect([path, hidden.filter((by) => by > 0)]).toEqual([path, []])
    }
    studio.complaints = studio.complaints.filter((text) => !text.includes('404'))
  })
})
