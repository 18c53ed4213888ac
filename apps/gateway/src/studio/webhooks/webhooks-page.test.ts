import { expect, test } from 'vitest'
import { textOf } from '../../page/html-text.ts'
import { testApp } from '../../../test/test-app.ts'
import { webhooksPage } from './webhooks-page.ts'

const form = (body: string): RequestInit => ({ method: 'POST', body, headers: { 'Content-Type': 'application/x-www-form-urlencoded' } })

test('webhooks are listed, and one is removed', async () => {
  const { ask, runtime } = testApp()
  const { webhook } = await runtime.webhooks.add({ url: 'https://example.org/hook', events: ['draft.done'] })
  expect(await (await ask('/webhooks')).text()).toMatch(/https:\/\/example\.org\/hook[^]*draft\.done[^]*told nothing yet/)
  expect((await ask('/webhooks/replay', form(`id=${webhook.id}&n=0`))).status).toBe(400)
  expect((await ask('/webhooks/replay', form(`id=${webhook.id}&n=1`))).status).toBe(303)
  expect((await ask('/webhooks/remove', form(`id=${webhook.id}`))).status).toBe(303)
  expect(await (await ask('/webhooks')).text()).toContain('Nobody is told of drafts')
  expect((await ask('/webhooks/remove', form('id=w9'))).status).toBe(404)
})

test('a message says what became of it, and what a server wrote is text', () => {
  const webhook = { id: 'w1', url: 'https://example.org/hook', events: ['draft.done'], createdAt: '2026-11-29T00:00:00.000Z' }
  const delivery = {
    n: 7,
    draft: 'd1',
    type: 'draft.done',
    at: '2026-11-29T00:00:00.000Z',
    state: 'waiting' as const,
    attempts: 2,
    dueAt: '2026-11-29T01:00:00.000Z',
    triedAt: null,
    status: 500,
    problem: 'the server answered <b>500</b>',
  }
  const page = textOf(webhooksPage([{ webhook, deliveries: [delivery] }]), '')
  expect(page).toMatch(/waiting: the server answered &lt;b&gt;500&lt;\/b&gt;, next <time [^>]*>29 Nov 2026, 01:00/)
  expect(page).toContain('aria-label="Send message 7 again"')
})
