import { describe, expect, test } from 'vitest'
import { found, skipped } from './browser-tools.ts'
import { openStudio } from './open-studio.ts'

describe.skipIf(!found)(`a finished draft in a real browser${skipped}`, () => {
  const studio = openStudio()

  test('a quote leads to its place in the stored text', async () => {
    const page = await studio.enter()
    await page.goto(`${studio.serving.url}/drafts/${studio.runtime.seed('Registries')}`)
    await page.locator('#block-b5 .chip').last().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Read it in its place' }).click()
    expect(await page.locator('mark#quote').textContent()).toMatch(/^npm followed in July 2025/)
  })

  test('a citation shows its quote while the mouse rests on it, and a click keeps it', async () => {
    const page = await studio.enter()
    await page.goto(`${studio.serving.url}/drafts/${studio.runtime.seed('Registries')}`)
    const chip = page.locator('#block-b5 .chip').last()
    const card = page.locator('.card:popover-open')
    await chip.hover()
    await card.waitFor()
    await page.mouse.move(5, 5)
    await card.waitFor({ state: 'detached' })
    await chip.hover()
    await card.waitFor()
    await chip.click()
    await page.mouse.move(5, 5)
    await page.locator('#title').hover()
    expect(await card.count()).toBe(1)
    await page.keyboard.press('Escape')
    expect(await card.count()).toBe(0)
  })

  test('a paragraph is edited, checked, saved and taken back without a script', async () => {
    const page = await studio.enter({ javaScriptEnabled: false })
    const id = studio.runtime.seed('Registries')
    const typed = 'It published new versions of more than 250 packages.'
    await page.goto(`${studio.serving.url}/drafts/${id}`)
    await page.locator('#block-b2').getByRole('link', { name: 'Edit' }).click()
    await page.getByLabel('Text in Markdown').fill(typed)
    await page.getByRole('button', { name: 'Check first' }).click()
    await page.getByText('0 of 1 supported').waitFor()
    await page.getByRole('button', { name: 'Save as a new version' }).click()
    await page.waitForURL(`${studio.serving.url}/drafts/${id}#block-b2`)
    expect(await page.locator('#block-b2').innerText()).toContain('more than 250 packages')
    await page.getByRole('link', { name: 'Every version' }).click()
    await page.getByRole('link', { name: 'What changed' }).first().click()
    await page.getByRole('heading', { name: 'What changed in version 3' }).waitFor()
    await page.getByRole('link', { name: 'History' }).click()
    await page.getByRole('button', { name: 'Use version 1' }).click()
    await page.goto(`${studio.serving.url}/drafts/${id}`)
    expect(await page.locator('#block-b2').innerText()).not.toContain('more than 250 packages')
  })
})
