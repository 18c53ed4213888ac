import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Draft } from '@galley/sdk'
import { startScriptedModel } from '@galley/testkit'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freshData, galley, type Finished } from './start-galley.ts'

// What a person hands over is read, what cannot be read is named, and what nothing was written from is no success.

type Files = Readonly<Record<string, string | Uint8Array>>

function folderOf(files: Files): string {
  const folder = tempFolder()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

async function draft(topic: string, files: Files, ...flags: readonly string[]): Promise<Finished> {
  return galley(['draft', topic, '--sources', folderOf(files), '--words', '120', ...flags], { data: await freshData() })
}

const lighthouse = 'The lighthouse of Skarholm was lit for the first time on 4 October 1871. Its lamp burned rapeseed oil until 1904.'
const ferry = 'The ferry to Skarholm carried 212,000 passengers in 2024, which was 9 per cent more than the year before.'
const turm =
  'Der Leuchtturm von Skarholm wurde 1871 gegründet und ist der größte der Küste. Im Jahr 1904 erhielt er eine neue Lampe für Petroleum.'

describe('a request that names no subject is about what was handed over', () => {
  it.each<[string, string, Files, RegExp]>([
    ['Markdown', 'Summarise the attached document', { 'skarholm.md': `# Skarholm\n\n${lighthouse}\n` }, /first time on 4 October 1871/],
    [
      'HTML',
      'Key points, please',
      { 'a.html': `<title>Skarholm</title><h1>Skarholm</h1><p>${lighthouse}</p>` },
      /first time on 4 October 1871/,
    ],
    ['reStructuredText', 'What does this say?', { 'a.rst': `Skarholm\n========\n\n${lighthouse}\n` }, /first time on 4 October 1871/],
    ['nested folders', 'What are the key takeaways?', { 'a/b/c.txt': lighthouse, 'd/e.md': `# Ferry\n\n${ferry}\n` }, /212,000 passengers/],
    ['German about English', 'Was sind die wichtigsten Erkenntnisse?', { 'report.md': `# Report\n\n${ferry}\n` }, /212,000 passengers/],
    [
      'Chinese',
      '请总结附件',
      { 'dao.md': '# 斯卡岛灯塔\n\n斯卡岛灯塔于1871年10月4日首次点亮，当时使用菜籽油。1904年，灯塔改用煤油灯，照射距离增加了一倍。\n' },
      /灯塔/,
    ],
  ])('%s', async (_, topic, files, said) => {
    const { code, stdout, stderr } = await draft(topic, files)
    expect([code, stderr]).toEqual([0, expect.stringContaining('done:')])
    expect(stdout).toMatch(said)
  })
})

it('one file is read where it has a word of the topic, a folder above the floor of its topic', async () => {
  const path = join(folderOf({ 'notes.txt': lighthouse }), 'notes.txt')
  const draftOf = async (topic: string): ReturnType<typeof galley> =>
    galley(['draft', topic, '--sources', path, '--words', '120'], { data: await freshData() })
  const one = await draftOf('Lamps of the Baltic coast')
  expect([one.code, one.stdout]).toEqual([0, expect.stringContaining('4 October 1871')])
  const strange = await draftOf('Plans for the autumn')
  expect([strange.code, strange.stderr]).toEqual([3, expect.stringContaining('No source is about "Plans for the autumn"')])
  const other = await draft('Volcanoes of Iceland', { 'skarholm.md': `# Skarholm\n\n${lighthouse}\n` })
  expect(other.code).toBe(3)
  expect(other.stderr).toMatch(
    /failed: No source is about "Volcanoes of Iceland": 1 document searched for its words; they are about “[^”]+”\. \[SOURCES_OFF_TOPIC\]/,
  )
  expect(other.stderr).not.toMatch(/Found 0 documents|Name a folder/)
})

describe('what was not read', () => {
  it('is named on stderr, in Markdown and in JSON', async () => {
    const files = { 'skarholm.md': `# Skarholm\n\n${lighthouse}\n`, 'plan.mp4': 'x', 'a/numbers.xls': 'year,people\n', 'b.md': '' }
    const printed = await draft('The lighthouse of Skarholm', files)
    expect(printed.code).toBe(0)
    for (const said of [printed.stderr, printed.stdout])
      for (const line of [/a\/numbers\.xls: its kind is not read/, /b\.md: it is empty/, /plan\.mp4: its kind is not read/])
        expect(said).toMatch(line)
    expect(printed.stdout).toContain('## Not read')
    const { notRead } = JSON.parse((await draft('The lighthouse of Skarholm', files, '--format', 'json')).stdout) as Draft
    expect(notRead.map(({ kind, name }) => `${kind} ${name}`)).toEqual(['file a/numbers.xls', 'file b.md', 'file plan.mp4'])
  })

  it('ends the run when nothing is left', async () => {
    const { code, stdout, stderr } = await draft('The lighthouse', { 'plan.mp4': 'x', 'scan.docx': 'PK' })
    expect([code, stdout]).toEqual([3, ''])
    expect(stderr).toMatch(/scan\.docx: it says that it is a Word document, and it is none.* \[SOURCES_EMPTY\]/)
  })

  it('is listed when a folder is too large to be read whole', async () => {
    const page = (n: number): string =>
      `# Page ${n}\n\nHarbour number ${n} of the coast was dredged in ${1900 + n} by a company from Bergen.\n`
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`${n}.md`, page(n)]))
    const { notRead, sources } = JSON.parse((await draft('Harbour number 7', files, '--format', 'json')).stdout) as Draft
    expect(notRead.length + sources.length).toBe(60)
    expect(notRead[0]?.reason).toContain('the search chose other documents')
  })

  it('is a search server that is down, and the folder is used all the same', async () => {
    const config = join(
      folderOf({ 'galley.config.json': '{ "services": { "searxng": { "url": "http://127.0.0.1:9" } } }' }),
      'galley.config.json',
    )
    const folder = folderOf({ 'skarholm.md': `# Skarholm\n\n${lighthouse}\n` })
    const args = ['draft', 'The lighthouse of Skarholm', '--web', '--words', '120', '--format', 'json', '--sources', folder]
    const { code, stdout, stderr } = await galley(args, { data: await freshData(), env: { GALLEY_CONFIG: config } })
    expect([code, stderr.match(/not searched: .*127\.0\.0\.1:9/g)?.length]).toEqual([0, 1])
    expect((JSON.parse(stdout) as Draft).notRead).toMatchObject([{ kind: 'search', name: expect.stringContaining('127.0.0.1:9') }])
  })
})

it.each<[string, Files]>([
  ['Latin-1', { 'turm.txt': Buffer.from(turm, 'latin1') }],
  ['a page that declares Latin-1', { 'turm.html': Buffer.from(`<meta charset="iso-8859-1"><h1>Turm</h1><p>${turm}</p>`, 'latin1') }],
  ['UTF-16 without a mark', { 'turm.md': Buffer.from(turm, 'utf16le') }],
])('a text in %s is quoted as it was written', async (_, files) => {
  const { stdout, stderr } = await draft('Der Leuchtturm von Skarholm', files, '--language', 'de')
  expect(stdout).toContain('1871 gegründet und ist der größte der Küste')
  expect(stdout + stderr).not.toContain('\uFFFD')
  expect(stderr).toContain('Die Prüfung ist eingeschränkt')
})

it('output that cannot be written is found before the work', async () => {
  const folder = folderOf({ 'skarholm.md': lighthouse })
  const { code, stderr } = await draft('The lighthouse', { 'a.md': lighthouse }, '-o', join(folder, 'nowhere', 'x.md'))
  expect([code, stderr]).toEqual([2, expect.stringMatching(/there is no folder .*nowhere\. \[FILE_UNWRITABLE\]/)])
  expect(stderr).not.toContain('mode ')
})

describe('a run that failed', () => {
  it('keeps its own code and exit code', async () => {
    const { code, stderr } = await draft('The lighthouse', { 'a.md': lighthouse }, '--model', 'llama3')
    expect(code).toBe(2)
    expect(stderr.match(/MODEL_NO_SERVER/g)).toHaveLength(1)
  })

  it('is told once with its id, and not resumed without its model in silence', async () => {
    const data = await freshData()
    const server = await startScriptedModel({ everywhere: 'server-error' })
    onTestFinished(async () => server.close())
    const env = { GALLEY_MODEL_URL: server.url, GALLEY_MODEL: 'some-70b' }
    const failed = await galley(['draft', 'The lighthouse', '--sources', folderOf({ 'a.md': lighthouse }), '--words', '120'], { data, env })
    const [, id = ''] = /the draft (d[0-9a-f]+) failed/.exec(failed.stderr) ?? []
    expect(failed.stderr).toMatch(/the draft (d[0-9a-f]+) failed: .*\n.*galley drafts resume \1/)
    expect(failed.stderr.match(/^galley: /gm)).toHaveLength(1)
    const resumed = await galley(['drafts', 'resume', id], { data })
    expect([resumed.code, resumed.stdout]).toEqual([2, ''])
    expect(resumed.stderr).toContain('MODEL_GONE')
  })
})
