import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort } from '@galley/testkit'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { hasNginx, startNginx } from './machines/start-nginx.ts'
import { complaintsOf, executablePath, isBrowserHere, openBrowser } from './open-browser.ts'
import { freshData, galley, root, startGalley } from './start-galley.ts'

const missing = !hasNginx() ? 'nginx is not installed (apt-get install nginx-light)' : isBrowserHere ? '' : `there is no ${executablePath}`

const documents = ['event-stream.md', 'typosquatting-crossenv.md'].map((name) => join(root, 'examples', 'first-draft', 'documents', name))

/** A gateway below a path of nginx. */
interface BelowPath {
  readonly url: string
  readonly data: string
  /** The link that the gateway printed. */
  readonly link: string
  readonly stop: () => Promise<void>
}

async function startBelowPath(): Promise<BelowPath> {
  const [port, proxyPort, data] = [await freePort(), await freePort(), await freshData()]
  const url = `http://127.0.0.1:${proxyPort}/galley`
  const env = { GALLEY_PUBLIC_URL: `${url}/`, GALLEY_PORT: String(port) }
  const gateway = startGalley(['start', '--no-example'], { data, env })
  const stop = async (): Promise<void> => {
    gateway.child.kill('SIGTERM')
    await gateway.done
  }
  onTestFinished(stop)
  const link = /http:\S+enter\?ticket=\S+/.exec(await gateway.said('enter?ticket='))?.[0] ?? ''
  const config = `events {}
http {
  access_log off;
  server {
    listen 127.0.0.1:${proxyPort};
    location /galley/ {
      proxy_pass http://127.0.0.1:${port};
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header Host $http_host;
      proxy_buffering off;
    }
  }
}`
  await startNginx(config, `${url}/livez`)
  return { url, data, link, stop }
}

/** Addresses that a page leads to or sends its forms to, as they stand in it. */
async function addressesIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('[href], [src], [action], [formaction], [data-stream]')].flatMap((element) =>
      ['href', 'src', 'action', 'formaction', 'data-stream'].flatMap((name) => element.getAttribute(name) ?? []),
    ),
  )
}

/** Opens every page that can be reached by links from the first one, and answers the addresses that are broken or lead out of the path. */
async function crawl(browser: BrowserContext, url: string): Promise<{ readonly pages: number; readonly wrong: readonly string[] }> {
  const { origin, pathname: base } = new URL(url)
  const wrong: string[] = []
  const seen = new Set<string>()
  const open = [`${base}/`]
  const page = await browser.newPage()
  let pages = 0
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    const answer = await browser.request.get(origin + path)
    if (answer.status() >= 400) wrong.push(`${path}: ${answer.status()}`)
    if (!(answer.headers()['content-type'] ?? '').startsWith('text/html') || /[?&]format=|\/livez$/.test(path)) continue
    await page.goto(origin + path)
    pages += 1
    for (const address of await addressesIn(page)) {
      if (address.startsWith('#') || /^https?:/.test(address)) continue
      if (!address.startsWith(`${base}/`)) wrong.push(`${path} has ${address}`)
      else if (!seen.has(address.split('#')[0] ?? '')) {
        seen.add(address.split('#')[0] ?? '')
        if (!(await isForm(page, address))) open.push(address.split('#')[0] ?? '')
      }
    }
  }
  await page.close()
  return { pages, wrong }
}

/** True for an address that a page only posts to or streams from. */
async function isForm(page: Page, address: string): Promise<boolean> {
  return page.evaluate(
    (one) =>
      ![...document.querySelectorAll('[href], [src], form[method="get"]')].some((element) =>
        ['href', 'src', 'action'].some((name) => element.getAttribute(name) === one),
      ),
    address,
  )
}

async function startDraft(page: Page): Promise<void> {
  await page.getByLabel('What is it about?').fill('How package registries were attacked')
  await page.setInputFiles('#documents', documents)
  await page.getByText('More about the draft').click()
  await page.getByLabel('Words').fill('200')
  await page.getByRole('button', { name: 'Write the draft' }).click()
  await page.waitForURL(/\/galley\/drafts\/d/)
  await page.getByText('Finished').first().waitFor({ timeout: 60_000 })
}

if (missing !== '') test.skip(missing, () => undefined)
else {
  test(
    'below a path of a proxy: enter, write, watch, edit, download, ask the API, and leave; no address leads out of the path',
    { timeout: 400_000 },
    async () => {
      const { url, data, link, stop } = await startBelowPath()
      expect(link).toMatch(new RegExp(`^${url}/enter`))
      const browser = await openBrowser()
      const page = await browser.newPage()
      const complaints = complaintsOf(page)

      await page.goto(link)
      await page.getByRole('button', { name: 'Enter the studio' }).click()
      await page.waitForURL(`${url}/`)
      expect((await browser.cookies()).map(({ path }) => path)).toEqual(['/galley'])
      await startDraft(page)
      const draft = page.url()
      expect(await page.locator('.chip').count()).toBeGreaterThan(0)

      await page.locator('a.edit').first().click()
      await page.locator('textarea').first().fill('Registries were attacked by name.')
      await page.locator('button.primary').first().click()
      await page.waitForURL(/\/drafts\/[^/]+#block-/)
      const exported = await browser.request.get(`${draft.replace('/drafts/', '/v1/drafts/').replace(/#.*/, '')}/export?format=md`)
      expect(await exported.text()).toContain('Registries were attacked by name.')

      const { pages, wrong } = await crawl(browser, url)
      expect(wrong).toEqual([])
      expect(pages).toBeGreaterThan(15)

      const token = readFileSync(join(data, 'keys', 'gateway-token'), 'utf8').trim()
      const env = { GALLEY_URL: url, GALLEY_TOKEN: token }
      expect((await galley(['drafts', 'list'], { data, env })).stdout).toContain('registries')
      const ordered = await fetch(`${url}/v1/drafts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          topic: 'How package registries were attacked',
          sources: { texts: [{ title: 'Attacks', text: readFileSync(documents[0] ?? '', 'utf8') }] },
        }),
      })
      const told = (await ordered.json()) as Readonly<Record<'id' | 'draft' | 'events' | 'page', string>>
      expect([ordered.headers.get('location'), told.draft, told.events, told.page]).toEqual([
        `/galley/v1/drafts/${told.id}`,
        `/galley/v1/drafts/${told.id}`,
        `/galley/v1/drafts/${told.id}/events`,
        `/galley/drafts/${told.id}`,
      ])
      expect(await (await fetch(`${url}/openapi.json`)).json()).toMatchObject({ servers: [{ url }] })
      expect((await galley(['open'], { data })).stdout).toContain(`${url}/enter?ticket=`)

      await page.goto(`${url}/`)
      await page.getByRole('button', { name: 'Sign out' }).click()
      await page.getByText('You are signed out').waitFor()
      expect(await browser.cookies()).toEqual([])
      expect((await page.goto(`${url}/`))?.status()).toBe(401)
      expect(complaints.filter((text) => !text.includes('401'))).toEqual([])

      await stop()
      await page.evaluate(() => dispatchEvent(new Event('offline')))
      await page.getByText('Galley does not answer').waitFor()
    },
  )

  test('below a path without scripts: the forms do the same', { timeout: 300_000 }, async () => {
    const { url, link } = await startBelowPath()
    const page = await (await openBrowser({ runsScripts: false })).newPage()
    await page.goto(link)
    await page.getByRole('button', { name: 'Enter the studio' }).click()
    await startDraft(page)
    await page.getByText('Download').click()
    expect(await page.getByRole('link', { name: 'Markdown' }).getAttribute('href')).toMatch(/^\/galley\/v1\/drafts\//)
    await page.getByRole('link', { name: 'Drafts', exact: true }).click()
    await page.getByLabel('Words of the topic or the title').fill('nothing of the kind')
    await page.keyboard.press('Enter')
    await page.getByText('Nothing found').waitFor()
    expect(page.url()).toContain(`${url}/?q=nothing`)
  })
}
