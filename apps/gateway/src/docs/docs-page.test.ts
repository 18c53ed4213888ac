import { expect, test } from 'vitest'
import { testApp } from '../../test/test-app.ts'
import { openapiDocument } from '../openapi-document.ts'

test('the page shows every operation with its scopes, and every schema that something refers to', async () => {
  const { app } = testApp()
  const answer = await app.request('http://127.0.0.1:4070/docs')
  const page = await answer.text()
  const { paths, components } = openapiDocument('0') as {
    paths: Record<string, Record<string, { operationId: string }>>
    components: { schemas: Record<string, unknown> }
  }
  for (const item of Object.values(paths))
    for (const { operationId } of Object.values(item)) expect(page).toContain(`<article class="sheet api-operation" id="${operationId}">`)
  for (const name of Object.keys(components.schemas)) expect(page).toContain(`id="schema-${name}"`)
  const targets = [...page.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])
  expect(targets.length).toBeGreaterThan(100)
  expect(targets.filter((target) => !page.includes(`id="${target}"`) && target !== 'main')).toEqual([])
  expect(page).toContain('A token of the scope drafts or admin.')
  expect(page).toContain('Open to everyone who reaches the port.')
  // Nothing comes from elsewhere, and no script but that of every page, which tells when the gateway is gone.
  expect(page.match(/<script[^>]*>/g)).toEqual([expect.stringMatching(/ src="\/assets\/tell-offline\.js\?v=[\w-]+"/)])
  expect(page).not.toMatch(/(?:src|href)="https?:|style="/)
  expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'")
})

test('the studio links to it, and only who is signed in sees the way back', async () => {
  const { app, ask, runtime } = testApp()
  expect(await (await ask('/')).text()).toContain('href="/docs"')
  expect(await (await app.request('http://127.0.0.1:4070/docs')).text()).not.toContain('aria-label="Studio"')
  const Cookie = `galley_session_4070=${await runtime.access.openSession()}`
  expect(await (await app.request('http://127.0.0.1:4070/docs', { headers: { Cookie } })).text()).toContain('aria-label="Studio"')
})
