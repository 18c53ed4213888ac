import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { complaintsOf, isBrowserHere, openBrowser } from './open-browser.ts'
import { freshData, root, startGalley } from './start-galley.ts'

const documents = join(root, 'examples', 'first-draft', 'documents')

async function drop(page: Page, names: readonly string[]): Promise<void> {
  const files = names.map((name): [string, string] => [name, readFileSync(join(documents, name), 'utf8')])
  const data = await page.evaluateHandle((entries) => {
    const transfer = new DataTransfer()
    for (const [name, text] of entries) transfer.items.add(new File([text], name))
    return transfer
  }, files)
  await page.dispatchEvent('#drop', 'drop', { dataTransfer: data })
}

describe.skipIf(!isBrowserHere)(
  `the studio over the real runtime${isBrowserHere ? '' : ' (SKIPPED: there is no /usr/bin/chromium)'}`,
  () => {
    it(
      'enters by the one-time link, takes a brief and two documents, and shows the draft with its quotes',
      { timeout: 90_000 },
      async () => {
        const gateway = startGalley(['start', '--port', '0', '--no-example'], { data: await freshData() })
        onTestFinished(async () => {
          gateway.child.kill('SIGTERM')
          await gateway.done
        })
        const link = /http:\S+enter\?ticket=\S+/.exec(await gateway.said('enter?ticket='))?.[0] ?? ''
        const browser = await openBrowser()
        const page = await browser.newPage()
        const complaints = complaintsOf(page)

        await page.goto(link)
        await page.getByRole('button', { name: 'Enter the studio' }).click()
        await page.getByLabel('What is it about?').fill('How package registries were attacked')
        await drop(page, ['event-stream.md', 'typosquatting-crossenv.md'])
        await page.getByRole('button', { name: 'Remove event-stream.md' }).waitFor()
        await page.getByText('More about the draft').click()
        await page.getByLabel('Words').fill('200')
        await page.getByRole('button', { name: 'Write the draft' }).click()
        await page.waitForURL(/\/drafts\/d/)
        await page.reload()
        await page.getByText('Finished').first().waitFor({ timeout: 60_000 })

        await page.locator('.chip').first().click()
        const quote = (await page.getByRole('dialog').locator('blockquote').textContent())?.trim() ?? ''
        const texts = ['event-stream.md', 'typosquatting-crossenv.md'].map((name) => readFileSync(join(documents, name), 'utf8')).join('\n')
        expect(texts).toContain(quote)
        await page.keyboard.press('Escape')

        const written = await page.locator('#proof').innerHTML()
        await page.reload()
        expect(await page.locator('#proof').innerHTML()).toBe(written)
        const used = await browser.newPage()
        await used.context().clearCookies()
        await used.goto(link)
        await used.getByRole('button', { name: 'Enter the studio' }).click()
        expect(await used.textContent('body')).toContain('galley open')
        expect(complaints).toEqual([])
      },
    )
  },
)
