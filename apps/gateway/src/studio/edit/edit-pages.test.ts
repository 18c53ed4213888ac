import { describe, expect, test } from 'vitest'
import { testApp, type TestApp } from '../../../test/test-app.ts'

const headers = { Accept: 'text/html' }

async function show({ ask }: TestApp, path: string): Promise<string> {
  const answer = await ask(path, { headers })
  expect([path, answer.status]).toEqual([path, 200])
  return answer.text()
}

function submit({ ask }: TestApp, path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return ask(path, { method: 'POST', body: new URLSearchParams(fields), headers })
}

/** A finished draft, the first of its paragraphs, and the form to edit it. */
async function openForm(
  app: TestApp,
): Promise<{ readonly id: string; readonly path: string; readonly after: string; readonly text: string }> {
  const id = app.runtime.seed('Registries')
  const [path = ''] = new RegExp(`/drafts/${id}/blocks/b2`).exec(await show(app, `/drafts/${id}`)) ?? []
  const form = await show(app, path)
  const [, after = ''] = /name="after" value="(\d+)"/.exec(form) ?? []
  const [, text = ''] = /<textarea[^>]*>\n([^<]*)<\/textarea/.exec(form) ?? []
  return { id, path, after, text }
}

describe('editing by hand, without a script', () => {
  test('a paragraph is checked first, which keeps nothing, and its standing sentences are not asked about', async () => {
    const app = testApp()
    const { id, path, after, text } = await openForm(app)
    expect(text).not.toContain('[[c:')
    const typed = `${text} It published new versions of more than 250 packages.`
    const checked = await submit(app, `${path}/check`, { after, text: typed })
    const shown = await checked.text()
    expect(shown).toContain('0 of 1 supported')
    expect(shown).toContain('<b>Contradicted</b>: It published new versions of more than 250 packages.')
    expect(await app.runtime.drafts.versions(id)).toHaveLength(1)
  })

  test('what is saved is a version of its own, told in the history with the words that changed, and one can go back', async () => {
    const app = testApp()
    const { id, path, after, text } = await openForm(app)
    const before = await app.runtime.drafts.get(id)
    const saved = await submit(app, path, { after, text: `${text} Wasps sting tourists.` })
    expect([saved.status, saved.headers.get('Location')]).toEqual([303, `/drafts/${id}#block-b2`])
    const now = await show(app, `/drafts/${id}`)
    expect(now).toContain('Wasps sting tourists.')
    expect(now).toContain('This text is below the bar of a draft.')
    const history = await show(app, `/drafts/${id}/history`)
    expect(history).toMatch(/Version 3 <span class="state state-done">in use[\s\S]+edited by hand by /)
    const [, seq = ''] = /name="after" value="(\d+)"/.exec(history) ?? []
    const back = await submit(app, `/drafts/${id}/history`, { n: String(before.best.n), after: seq })
    expect(back.status).toBe(303)
    expect((await app.runtime.drafts.get(id)).best).toEqual(before.best)
    expect((await app.runtime.drafts.get(id)).status).toBe('done')
    expect(app.runtime.auditLog.entries.filter(({ action }) => action === 'draft.edited')).toHaveLength(2)
  })

  test('a draft that was changed meanwhile takes nothing, and what was typed is not lost', async () => {
    const app = testApp()
    const { path, after } = await openForm(app)
    await submit(app, path, { after, text: 'Somebody else was faster.' })
    const late = await submit(app, path, { after, text: 'My own words.' })
    const shown = await late.text()
    expect(late.status).toBe(412)
    expect(shown).toContain('Nothing is saved yet')
    expect(shown).toContain('Somebody else was faster.')
    const [, now = ''] = /name="after" value="(\d+)"/.exec(shown) ?? []
    expect((await submit(app, path, { after: now, text: 'My own words.' })).status).toBe(303)
  })

  test('a draft that is being written has nothing to edit', async () => {
    const app = testApp()
    const id = app.runtime.seed('Registries', 25)
    expect(await show(app, `/drafts/${id}`)).not.toContain('/blocks/')
    expect((await submit(app, `/drafts/${id}/blocks/b2`, { text: 'Mine.' })).status).toBe(409)
  })
})
