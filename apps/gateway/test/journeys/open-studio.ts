import { tmpdir } from 'node:os'
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { createApp, openAuditor, serve, type Serving } from '../../src/index.ts'
import { fakeRuntime, type FakeRuntime } from '../fake-runtime.ts'
import { worldOfTests } from '../world-of-tests.ts'
import { args, executablePath } from './browser-tools.ts'

/** Window and habits of a browser that is opened. */
interface Entry {
  readonly colorScheme?: 'light' | 'dark'
  readonly width?: number
  readonly javaScriptEnabled?: boolean
}

/** A studio on a port, new for each test, and browsers that enter it. */
export interface Studio {
  runtime: FakeRuntime
  serving: Serving
  /** Whatever a browser or the gateway complains of, the CSP above all: what is left at the end fails the test. */
  complaints: string[]
  readonly gateway: () => ReturnType<typeof createApp>
  /** A browser of its own that entered by a ticket. */
  readonly enter: (entry?: Entry) => Promise<Page>
}

/** Opens it for the tests of this file. */
export function openStudio(): Studio {
  let browser: Browser
  let contexts: BrowserContext[] = []
  const auditor = openAuditor({ clock: () => new Date(), data: tmpdir() })
  const studio: Studio = {
    runtime: fakeRuntime({ web: true }),
    serving: undefined as never,
    complaints: [],
    gateway: () => createApp(studio.runtime, { version: '0.1.0', say: (line) => studio.complaints.push(line), auditor, ...worldOfTests }),
    enter: async ({ colorScheme = 'light', width = 1280, javaScriptEnabled = true } = {}) => {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 860 }, javaScriptEnabled })
      contexts.push(context)
      const page = await context.newPage()
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') studio.complaints.push(message.text())
      })
      page.on('pageerror', (error) => studio.complaints.push(error.message))
      await page.goto(`${studio.serving.url}/enter?ticket=${await studio.runtime.access.issueTicket()}`)
      await page.getByRole('button', { name: 'Enter the studio' }).click()
      await page.waitForURL(`${studio.serving.url}/`)
      return page
    },
  }
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath, args })
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    studio.runtime = fakeRuntime({ web: true })
    studio.serving = await serve(studio.gateway(), { port: 0, fetch })
    contexts = []
    studio.complaints = []
  })
  afterEach(async () => {
    for (const context of contexts) await context.close()
    await studio.serving.close()
    expect(studio.complaints).toEqual([])
  })
  return studio
}
