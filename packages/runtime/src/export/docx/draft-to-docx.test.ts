import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { outlinedDraft } from '../../../test/outlined-draft.ts'
import { framedDraft } from '../../../test/framed-draft.ts'
import { richDraft } from '../../../test/rich-draft.ts'
import { draftToDocx } from './draft-to-docx.ts'

const partsOf = (draft: typeof richDraft): ((name: string) => string) => {
  const files = unzipSync(draftToDocx(draft))
  return (name) => strFromU8(files[`word/${name}.xml`] ?? new Uint8Array())
}

it('numbers its pages', () => {
  const part = partsOf(richDraft)
  expect(part('document')).toContain('<w:footerReference w:type="default" r:id="footer"/>')
  expect(part('footer')).toContain('w:instr="PAGE"')
})

it('sets a text in the language of its brief, so that it is hyphenated and broken by its rules', () => {
  expect(partsOf(framedDraft('de'))('styles')).toContain('<w:lang w:val="de-DE" w:eastAsia="de-DE"/>')
  // Latin words within Japanese are none of that language: they would be broken anywhere.
  expect(partsOf(framedDraft('ja'))('styles')).toContain('<w:lang w:val="en-US" w:eastAsia="ja-JP"/>')
})

it('slants nothing in a script without italics', () => {
  expect(partsOf(framedDraft('zh'))('styles')).not.toContain('<w:i/>')
  expect(partsOf(richDraft)('styles')).toContain('<w:i/>')
})

it('gives a column of single words less of a table than one of sentences', () => {
  const text = '| Year | What happened |\n| --- | --- |\n| 1988 | The tunnel was opened after twenty-four years of work. |'
  const [block = { id: '', sectionId: '', kind: 'table' as const, text, claims: [] }] = richDraft.best.blocks
  const table = { ...richDraft, best: { ...richDraft.best, blocks: [{ ...block, kind: 'table' as const, text, claims: [] }] } }
  const [first = 0, second = 0] = [...partsOf(table)('document').matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width))
  expect(first * 3).toBeLessThan(second)
})

it('names the sources of its outline in footnotes, since nothing else in it has a number in brackets', () => {
  const part = partsOf(outlinedDraft)
  expect(part('document')).toContain('An outline to write from')
  expect(part('document')).not.toMatch(/\[\d+\]/)
  const [, outline = ''] = part('document').split('An outline to write from')
  const notes = [...outline.matchAll(/<w:footnoteReference w:id="(\d+)"/g)].map(([, id]) => id)
  expect(notes).toHaveLength(2)
  for (const id of notes)
    expect(part('footnotes')).toMatch(new RegExp(`<w:footnote w:id="${id}">(?:(?!</w:footnote>).)*${outlinedDraft.sources[0]!.title}`))
})
