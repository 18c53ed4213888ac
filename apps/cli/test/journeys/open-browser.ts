import { existsSync } from 'node:fs'
import { tempFolder } from '@galley/testkit/vitest'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

/** Browser that a test opens. */
export const executablePath = '/usr/bin/chromium'

/** True where there is one. */
export const isBrowserHere = existsSync(executablePath)

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync'

/** Opens a browser with a profile of its own, which goes when the test has ended. */
export async function openBrowser({ runsScripts = true }: { readonly runsScripts?: boolean } = {}): Promise<BrowserContext> {
  const browser = await chromium.launchPersistentContext(tempFolder(), {
    executablePath,
    args: flags.split(' '),
    viewport: { width: 1280, height: 860 },
    javaScriptEnabled: runsScripts,
  })
  onTestFinished(async () => browser.close())
  return browser
}

/** Collects what a page reports as an error from here on, its own scripts' faults among it. */
export function complaintsOf(page: Page): readonly string[] {
  const complaints: string[] = []
  page.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())))
  page.on('pageerror', (error) => complaints.push(error.message))
  return complaints
}
