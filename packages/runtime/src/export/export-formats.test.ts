import { readFileSync } from 'node:fs'
import { frameLanguages } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { richDraft } from '../../test/rich-draft.ts'
import { sampleDraft } from '../../test/sample-draft.ts'
import { exportDraft } from './export-draft.ts'
import { exportFormats } from './export-formats.ts'

const docs = readFileSync(new URL('../../../../docs/exports.md', import.meta.url), 'utf8')

describe.each(exportFormats)('the format $name', ({ name, extension, about, hasFooter, isText }) => {
  it('stands in the docs as it is', () => expect(docs).toContain(`| \`${name}\` | \`.${extension}\` | ${about} |`))

  it('gives the same draft the same bytes, under a name with its extension', () => {
    const { body, fileName } = exportDraft(richDraft, name)
    expect(exportDraft(richDraft, name).body).toEqual(body)
    expect(fileName.endsWith(`.${extension}`)).toBe(true)
    expect(typeof body === 'string').toBe(isText)
  })

  it('leaves out its footer when asked, and nothing else', () => {
    const [whole, bare] = [{}, { footer: false }].map((options) => exportDraft(sampleDraft, name, options).body)
    expect(typeof whole === typeof bare && whole?.length !== bare?.length).toBe(hasFooter)
    if (typeof bare !== 'string' || !hasFooter) return
    expect(bare).not.toMatch(/Score 90|How each sentence is held|Written without a model/)
    expect(bare).toContain('Could not verify')
    expect(bare).toContain('Title of one')
  })
})

it('names the languages of the frame in the docs', () => {
  for (const language of frameLanguages) expect(docs).toContain(`\`${language}\``)
})

it('puts no key, tag or end of its own into front matter, whatever the title', () => {
  const head = exportDraft(richDraft, 'jekyll').body.split('\n---\n')[0] ?? ''
  const keys = head.split('\n').flatMap((line) => /^([a-z]+):/.exec(line)?.[1] ?? [])
  expect(keys).toEqual(['layout', 'title', 'slug', 'date', 'description', 'excerpt', 'tags', 'sources'])
  expect(head).toContain('title: "Ärger \\"quotes\\": #1 — 100 % of <b>it</b> \\u2028 {{< x >}}\\n---\\nlayout: evil"')
  expect(exportDraft(richDraft, 'jekyll').fileName).toMatch(/^2026-11-24-arger-quotes/)
})

it.each(['hugo', 'astro', 'jekyll'] as const)('brings no HTML and no other address than one of the web into a post for %s', (name) => {
  const { body } = exportDraft(richDraft, name)
  expect(body).toContain('Hostile &lt;script>')
  expect(body).not.toMatch(/\]\(javascript|^\[z\]:/m)
  expect(body).toContain('It is so.[^1] And this.[^2][^3][^1]')
  expect(body).toMatch(/^\[\^1\]: Łukasz Żółć: Report_1/m)
  expect(body).toContain('echo "')
})

it.each([
  ['The dance of bees', 'dance'],
  ['How to read a hive', 'read'],
  ['Über die Bienen', 'bienen'],
  ['L’abeille', 'abeille'],
  ['The', 'the'],
  ['蜜蜂', 'source'],
])('a file called %s has the key %s in bibliographies', (title, key) => {
  const [source] = sampleDraft.sources
  const sources = sampleDraft.sources.map((other) => (other === source ? { ...other, title, address: 'folder:a.md' } : other))
  const { body } = exportDraft({ ...sampleDraft, sources }, 'bibtex')
  expect([...body.matchAll(/^@misc\{([a-z]+)\d*,/gm)].map(([, stem]) => stem)).toContain(key)
})

it('states author, date, licence and language of a source in bibliographies, and nothing where it states none', () => {
  const facts = { author: 'Ada Finch', publishedAt: '2024-05-17', licence: 'CC-BY-4.0', language: 'de' }
  const [stated, silent] = [{ ...sampleDraft, sources: sampleDraft.sources.map((source) => Object.assign({}, source, facts)) }, sampleDraft]
  const [item] = JSON.parse(exportDraft(stated, 'csljson').body) as readonly object[]
  expect(item).toMatchObject({
    author: [{ literal: 'Ada Finch' }],
    issued: { 'date-parts': [[2024, 5, 17]] },
    language: 'de',
    note: expect.stringContaining('licence: CC-BY-4.0') as string,
  })
  expect(exportDraft(stated, 'bibtex').body).toMatch(
    /author = \{\{Ada Finch\}\},\n[\s\S]*language = \{de\},\n[\s\S]*note = \{.*licence: CC-BY-4\.0\}/,
  )
  expect(exportDraft(silent, 'csljson').body + exportDraft(silent, 'bibtex').body).not.toMatch(/language|licence:/)
})
