import { describe, expect, test } from 'vitest'
import { testApp } from '../../../test/test-app.ts'

const links = (page: string): readonly string[] =>
  [...page.matchAll(/<a class="draft-link" href="\/drafts\/([^"]+)"/g)].map((found) => found[1]!)
const link = (page: string, rel: string): string | undefined =>
  new RegExp(`<a rel="${rel}" href="([^"#]*)`).exec(page)?.[1]?.replaceAll('&amp;', '&')

describe('the list on the first page', () => {
  test('has pages of 25, older and newer', async () => {
    const app = testApp()
    const ids = Array.from({ length: 60 }, (_, i) => app.runtime.seed(`Topic ${i}`, 1)).toReversed()
    const get = async (path: string): Promise<string> => (await app.ask(path)).text()
    const first = await get('/')
    expect(links(first)).toEqual(ids.slice(0, 25))
    expect(link(first, 'prev')).toBeUndefined()
    const second = await get(link(first, 'next')!)
    expect(links(second)).toEqual(ids.slice(25, 50))
    const third = await get(link(second, 'next')!)
    expect(links(third)).toEqual(ids.slice(50))
    expect(link(third, 'next')).toBeUndefined()
    expect(links(await get(link(third, 'prev')!))).toEqual(ids.slice(25, 50))
    const back = await get(link(second, 'prev')!)
    expect([links(back), link(back, 'prev')]).toEqual([ids.slice(0, 25), undefined])
  })

  test('is searched, and the search is kept from page to page', async () => {
    const app = testApp()
    for (let i = 0; i < 60; i += 1) app.runtime.seed(i % 2 === 0 ? `Bees ${i}` : `Wasps ${i}`, 1)
    const page = await (await app.ask('/?q=bees&status=')).text()
    expect(links(page)).toHaveLength(25)
    expect(page).toContain('value="bees"')
    const older = await (await app.ask(link(page, 'next')!)).text()
    expect(links(older)).toHaveLength(5)
    expect(older).toContain('value="bees"')
    const none = await (await app.ask('/?q=%3Cb%3Ehornets')).text()
    expect(none).toContain('Nothing found.')
    expect(none).not.toContain('<b>hornets')
  })

  test('a draft is deleted without a script, and the list stays where it was', async () => {
    const app = testApp()
    const [done, running] = [app.runtime.seed('Bees'), app.runtime.seed('Wasps', 3)]
    const page = await (await app.ask('/?q=bees')).text()
    expect(page).toContain(`action="/drafts/${done}/delete"`)
    expect(await (await app.ask('/')).text()).not.toContain(`action="/drafts/${running}/delete"`)
    const back = /name="back" value="([^"]*)"/.exec(page)![1]!
    const send = (id: string, to: string): Promise<Response> =>
      app.ask(`/drafts/${id}/delete`, { method: 'POST', body: new URLSearchParams({ back: to }) })
    const answer = await send(done, back)
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/?q=bees#drafts'])
    expect((await app.ask(`/drafts/${done}`)).status).toBe(404)
    for (const evil of ['//evil.example', 'https://evil.example', '?x\r\nSet-Cookie: a=b'])
      expect((await send(app.runtime.seed('Bees'), evil)).headers.get('Location')).toBe('/#drafts')
  })

  test('a page that went on from a draft that is gone begins anew', async () => {
    const answer = await testApp().ask('/?before=gone')
    expect([answer.status, answer.headers.get('Location')]).toEqual([303, '/'])
  })

  test('a title cannot break the list', async () => {
    const app = testApp()
    const id = app.runtime.seed('A \u0000 \u202egpj.exe \u0007 title', 1)
    for (const path of ['/', `/drafts/${id}`]) {
      const page = await (await app.ask(path)).text()
      expect(page).toContain('gpj.exe')
      // oxlint-disable-next-line no-control-regex
      expect(page).not.toMatch(/[\u0000\u0007\u202e]/)
    }
  })
})
