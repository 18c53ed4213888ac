import { serve, type ServedReply } from '@galley/testkit'
import { expect, test } from 'vitest'
import { openDesk } from './open-desk.ts'

const html = (text: string): ServedReply => ({
  type: 'text/html',
  body: `<title>Ferry notes</title><main><h1>Ferry notes</h1>${text}</main>`,
})

const pages: Readonly<Record<string, ServedReply>> = {
  '/robots.txt': { type: 'text/plain', body: 'User-agent: *\nDisallow: /kept-out' },
  '/ferry': html('<p>The ferry of 1872 had a crew of 14 sailors, who all came from Malmö. They were paid by the day.</p>'),
  '/kept-out': html('<p>The ferry of 1872 had a crew of 14 sailors.</p>'),
  '/huge': html(`<p>${'The ferry of 1872 had a crew of 14 sailors. '.repeat(250_000)}</p>`),
  '/picture': { type: 'image/png', body: 'PNG' },
  '/moved': { status: 302, headers: { location: 'http://127.0.0.1:9/ferry' }, body: '' },
}

const refusals = [
  ['/kept-out', /robots/i],
  ['/huge', /large|MB|bytes/i],
  ['/picture', /image\/png|type/i],
  ['/moved', /127\.0\.0\.1:9|private|refused/i],
  ['/gone', /404/],
] as const

test('a page that is inserted is read, checked and cited; one that may not or cannot be read says why, and the draft stays as it was', async () => {
  await serve(
    ({ pathname }) => pages[pathname] ?? { status: 404, type: 'text/plain', body: 'none' },
    async (base) => {
      const { block, drafts } = await openDesk({ fetch: { privateHosts: [new URL(base).host], gapMs: 0 } })
      expect(
        (
          await drafts([
            'edit',
            block,
            '--text',
            'The bridge of Lund was opened on 4 May 1872. The ferry of 1872 had a crew of 14 sailors from Malmö.',
          ])
        ).code,
      ).toBe(1)
      const before = (await drafts(['show'])).out
      for (const [path, why] of refusals) {
        const { code, said } = await drafts(['insert', `${base}${path}`])
        expect([path, code, said]).toEqual([path, 3, expect.stringMatching(why)])
      }
      // A host of this machine that the operator did not name.
      expect(await drafts(['insert', 'http://127.0.0.1:9/ferry'])).toMatchObject({ code: 3, said: expect.stringContaining('127.0.0.1') })
      expect((await drafts(['show'])).out).toBe(before)

      const read = await drafts(['insert', `${base}/ferry`])
      expect([read.code, read.said]).toEqual([0, expect.stringContaining('is in use')])
      const { out = '' } = await drafts(['show'])
      expect(out).toMatch(/sailors from Malmö \[(\d)\]\.[^]*^\1\. Ferry notes\. <?http:\/\/127\.0\.0\.1:\d+\/ferry/m)
    },
  )
})
