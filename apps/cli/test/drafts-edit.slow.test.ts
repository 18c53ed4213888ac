import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Here } from './faults/run-here.ts'
import { openDesk, type Place } from './open-desk.ts'

const places: readonly Place[] = ['here', 'behind a gateway']

test.each(places)('%s, typed words are checked, make a version, and one goes back to what was', async (place) => {
  const { block, drafts } = await openDesk({}, place)
  const text = 'The bridge of Lund was opened on 4 May 1911. Wasps sting tourists.'
  const tried = await drafts(['edit', block, '--text', text, '--check'])
  expect(tried.code).toBe(1)
  expect(tried.out).toMatch(/^contradicted +The bridge of Lund was opened on 4 May 1911\.$/m)
  expect(tried.out).toMatch(/The bridge of Lund: “The bridge of Lund was opened on 4 May 1872\.”$/m)
  expect(tried.out).toMatch(/^unsupported +Wasps sting tourists\.$/m)
  expect((await drafts(['show'])).out).not.toContain('Wasps')

  const edited = await drafts(['edit', block, '--text', '-'], { readStdin: async () => text })
  expect([edited.code, edited.said]).toEqual([1, expect.stringMatching(/Version \d+ of d\w+ is in use: score [\d.]+ \(before: [\d.]+\)/)])
  expect(await drafts(['edit', block, '--text', text])).toMatchObject({ code: 1, said: expect.stringContaining('Nothing was changed.') })
  expect((await drafts(['show'])).out).toContain('Wasps sting tourists.')
  const { out = '' } = await drafts(['history'])
  expect(out).toMatch(/^\d+ \* .*edited by hand by (?:command|first)/m)

  const [, first = ''] = /^(\d+) .*by the team$/m.exec(out) ?? []
  expect((await drafts(['restore', first])).code).toBe(0)
  expect((await drafts(['show'])).out).not.toContain('Wasps')
  expect((await drafts(['restore', '400'])).said).toMatch(/has no version 400; it has \d/)
  expect((await drafts(['restore', 'last'])).code).toBe(2)
  expect(await drafts(['cancel'])).toMatchObject({ code: 0, said: expect.stringMatching(/has ended already: it is (?:done|incomplete)/) })
})

test('a block is changed in the editor of its user; one that fails, or changes nothing, changes nothing', async () => {
  const { data, dir, block, drafts } = await openDesk()
  const editor = (script: string): Here => {
    const file = join(dir, 'editor.mjs')
    writeFileSync(file, script)
    return { env: { GALLEY_PROBE_LOCAL: '0', GALLEY_DATA: data, EDITOR: `${process.execPath} ${file}` }, ask: async () => '' }
  }
  const saved = (text: string): Here =>
    editor(`import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[2], ${JSON.stringify(text)})`)
  expect((await drafts(['edit', block], editor(''))).said).toContain('Nothing was changed.')
  expect(await drafts(['edit', block], editor('process.exit(3)'))).toMatchObject({ code: 2, said: expect.stringContaining('failed (3)') })
  const held = await drafts(['edit', block], saved('The ferry carried 90,000 people in its last year.'))
  expect(held.out).toMatch(/^supported +The ferry carried/m)
  expect((await drafts(['show'])).out).toMatch(/^The ferry carried 90,000 people in its last year \[1\]\.$/m)
  expect(await drafts(['edit', block])).toMatchObject({ code: 2, said: expect.stringContaining('There is no editor to open') })
  expect(await drafts(['edit', 'b99', '--text', 'x'])).toMatchObject({ code: 2, said: expect.stringContaining('no block b99') })
})

test.each(places)('%s, a file is inserted as a source, and carries what nothing carried; a section without more stays', async (place) => {
  const { dir, block, drafts } = await openDesk({}, place)
  const lost = await drafts([
    'edit',
    block,
    '--text',
    'The bridge of Lund was opened on 4 May 1872. The ferry of 1872 had a crew of 14 sailors from Ystad.',
  ])
  expect(lost.code).toBe(1)
  writeFileSync(
    join(dir, 'ferry.txt'),
    '# Ferry notes\n\nThe ferry of 1872 had a crew of 14 sailors, who all came from Ystad. They were paid by the day.',
  )
  const held = await drafts(['insert', 'ferry.txt'])
  expect([held.code, held.said]).toEqual([0, expect.stringMatching(/Version \d+ of d\w+ is in use/)])
  expect((await drafts(['show'])).out).toMatch(/sailors from Ystad \[\d\]\.[^]*Ferry notes/)
  expect((await drafts(['history'])).out).toMatch(/\* .*a source inserted by (?:command|first)/)
  const again = await drafts(['rewrite', block])
  expect([0, 3]).toContain(again.code)
  expect(again.said).toMatch(/is in use|SECTION_HAS_NO_MORE/)
})
