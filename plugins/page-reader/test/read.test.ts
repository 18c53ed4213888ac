import { expect, test } from 'vitest'
import plugin from '../src/index.ts'
import { read } from '../src/read.ts'
import { handOver, type Page } from './hand-over.ts'

const types: Readonly<Record<string, string>> = {
  ipynb: 'application/x-ipynb+json',
  md: 'text/markdown',
  txt: 'text/plain',
  rst: 'text/plain',
  html: 'text/html',
}
const open = (path: string, text: string) => read(...handOver(`folder:${path}`, { type: types[path.split('.').at(-1) ?? ''] ?? '', text }))
const get = (page: Page) => read(...handOver('https://a.org/notes/bee-dance.md', page))

test('the plugin has one operation', () => {
  expect(Object.keys(plugin.operations)).toEqual(['read'])
})

test('Markdown and text of the folder are kept as they are', async () => {
  expect(await open('a.md', '# The *bee* [dance](x.md)\n\nBees dance.')).toEqual({ title: 'The bee dance', body: 'b1' })
  expect(await open('d/bee_dance.txt', 'bees')).toEqual({ title: 'Bee dance', body: 'b1' })
  const badge = '[![CI](https://a.example/ci.svg)](https://a.example/ci?x=1)'
  expect(await open('c.md', `# Bees ${badge} ![Hive](b.svg)\n\nBees dance.`)).toMatchObject({ title: 'Bees' })
  expect(await open('b.txt', 'The_bees\n\nBees dance.')).toEqual({ title: 'The bees', body: 'b1' })
  const front =
    '---\r\ntitle: "Bees"\r\ndate: 2024-5-1\r\nlicense: https://creativecommons.org/licenses/by-sa/4.0/\r\nauthor: Ada Finch\r\nlang: en_GB\r\n---\r\n# Other'
  expect(await open('c.md', front)).toEqual({
    title: 'Bees',
    publishedAt: '2024-05-01',
    licence: 'CC-BY-SA-4.0',
    author: 'Ada Finch',
    language: 'en-GB',
    body: 'b1',
  })
})

test('a dialect of Markdown is read as Markdown', async () => {
  expect(await open('a.md', '# The \\[bee\\]\n\n:::{note}\nSee {pep}`7`.\n:::')).toEqual({
    title: 'The [bee]',
    text: '# The [bee]\n\n\nSee PEP 7.\n',
  })
})

test('a document is called by its own name, not by the heading of a part, a number or a file of its kind', async () => {
  const title = async (path: string, text: string): Promise<string> => (await open(path, text)).title
  expect(await title('hives.md', '```sh\n# Become root\nmake\n```\n\n# Bees\n\nBees dance.')).toBe('Bees')
  expect(await title('bees.md', '<div>logo</div>\n\n## Motivation\n\nBees dance.')).toBe('Bees')
  expect(await title('hive-changelog.md', '# Changelog\n\n## 1.0.0\n\n- Bees dance.')).toBe('Hive changelog')
  expect(await title('hive-changes.md', '## [1.11.23](https://bees.example) (2026-08-17)\n\n- Bees dance.')).toBe('Hive changes')
  expect(await title('a.md', '(bees)=\n\n# Bees\n\nThey dance.')).toBe('Bees')
  expect(await title('a.html', '<title>Chapter 6. The hive</title><p>Bees dance.')).toBe('The hive')
  expect(await title('a.html', '<title>C# for bees — manual</title><h1>C# for bees<a href="#c-for-bees">#</a></h1><p>Bees dance.')).toBe(
    'C# for bees',
  )
  expect(await title('a.md', '# Dances in C#\n\nBees dance.')).toBe('Dances in C#')
  expect(await title('a.md', '# The hive #\n\nBees dance.')).toBe('The hive')
  expect(await title('a.html', '<title>3.2. The hive — manual</title><h1>3.2. The hive¶</h1><p>Bees dance.')).toBe('The hive')
  expect(await title('a.rst', 'PEP: 7\nTitle: Bees in C\nStatus: Final\n\nAbstract\n========\n\nBees dance.')).toBe('PEP 7: Bees in C')
  expect(await title('b.rst', '..\n  A note.\n\n#####\nKeeping bees\n#####\n\nBees dance.\n\nLosing bees\n===========\n\nThey fly.')).toBe(
    'Keeping bees',
  )
})

test.each([
  ['<title>Step 2: Bees - a tale — Bee 3.1 documentation</title><h1>Step 2: Bees - a tale</h1>', 'Step 2: Bees - a tale'],
  ['<title>Bees at home - Bee Server Version 2.4</title><p>Bee Server Version 2.4<h1>Bees at home</h1>', 'Bees at home'],
  ['<title>The book of bees: 3.1.5 Bees at home</title><h3>3.1.5 Bees at home</h3>', 'Bees at home'],
  ['<h2 class="title">Bees</h2>', 'Bees'],
  ['<title>9.1. Examples</title><link rel="up" href="x" title="Chapter 9. Dances"><h2>9.1. Examples</h2>', 'Dances: Examples'],
  ['<title>9.2. Round dances</title><a accesskey="u" href="x" title="Chapter 9. Dances">Up</a>', 'Round dances'],
  ['<title>Bee limits</title><link rel="up" href="x" title="Part IV. Appendixes">', 'Bee limits'],
  ['<title>hive(1)</title><h1>hive(1) Manual Page</h1>', 'hive'],
  ['<title>hive(1)</title><h1>hive(1) Manual Page</h1><h2>NAME</h2><p>hive - watch the bees</p><h2>SYNOPSIS</h2>', 'hive'],
])('a page is named by its heading, with its chapter where that says more: %s', async (head, title) => {
  const body = '<p>Bees dance in the dark of their hive, and tell each other where the flowers are.</p>'.repeat(8)
  expect((await open('a.html', head + body)).title).toBe(title)
})

test('the link of a heading to itself is no word of it', async () => {
  const link = '<a class="headerlink" href="#dances" title="Permalink to this heading">#</a>'
  expect((await open('a.html', `<h1>Bees</h1><h2>Dances in C#${link}</h2><p>They dance.</p>`)).text).toBe('## Dances in C#\n\nThey dance.')
})

test('the heading of a box is no heading, and no text', async () => {
  const box =
    '<div class="warning"><h3>Warning</h3><p>Bees sting.</p></div><div class="note"><table><tr><th>Note</th></tr><tr><td>They dance.</td></tr></table></div>'
  expect((await open('a.html', `<h1>Bees</h1>${box}`)).text).toBe('## Bees\n\nBees sting.\n\nThey dance.')
})

test('reStructuredText becomes headings, paragraphs and code', async () => {
  const source = [
    'Bees',
    '====',
    '',
    '.. _dance:',
    '',
    'They dance, see :ref:`the hive <hive>` and ``dance()``.',
    '',
    'Code',
    '----',
    '',
    '.. code-block:: python',
    '   :caption: x',
    '',
    '   dance()',
    '',
    '.. note:: They sting.',
    '',
    'So::',
    '',
    '    sting()',
  ].join('\n')
  expect((await open('a.rst', source)).text).toBe(
    '## Bees\n\nThey dance, see the hive and `dance()`.\n\n### Code\n\n```python\ndance()\n```\n\nThey sting.\n\nSo:\n\n```\nsting()\n```',
  )
})

test('a notebook is read as its text and its code', async () => {
  const cells = [
    { cell_type: 'markdown', source: ['# Bees\n', '\n', 'They dance, see {doc}`the hive <hive>`.'] },
    { cell_type: 'code', source: 'dance()', outputs: [{ text: ['True'] }] },
    { cell_type: 'raw', source: ['.. hidden'] },
    { cell_type: 'code', source: [] },
  ]
  const notebook = { nbformat: 4, cells }
  const text = '# Bees\n\nThey dance, see the hive.\n\n```\ndance()\n```'
  expect(await open('a.ipynb', JSON.stringify(notebook))).toEqual({ title: 'Bees', text })
  expect(
    await open('a.ipynb', JSON.stringify({ nbformat: 3, worksheets: [{ cells: [{ cell_type: 'code', input: 'fly()' }] }] })),
  ).toMatchObject({
    text: '```\nfly()\n```',
  })
  await expect(open('a.ipynb', '{"a": 1}')).rejects.toThrow('no notebook')
  await expect(open('a.ipynb', 'bees')).rejects.toThrow('not JSON')
  await expect(open('a.ipynb', JSON.stringify({ cells: [] }))).rejects.toThrow('no text')
})

test('HTML of the folder is extracted', async () => {
  expect(await open('a.html', '<title>Bees</title><h1>Bees</h1><p>Bees dance.<p>They fly.')).toMatchObject({
    title: 'Bees',
    text: '## Bees\n\nBees dance.\n\nThey fly.',
  })
})

test('terms that are described at length head their descriptions, short ones are items', async () => {
  const long =
    'The bees of the hive dance on the comb to tell the others where flowers stand, and how far away they are on that day. '.repeat(3)
  const list = (end: string): string =>
    `<title>Bees</title><h1>Bees</h1><h2>Dances</h2><dl><dt>round</dt><dd><p>${long}</p></dd><dt>waggle</dt><dd><p>${long}</p></dd></dl>${end}`
  const textOf = async (html: string): Promise<string> => (await open('a.html', html)).text ?? ''
  expect(await textOf(list('<h2>Honey</h2><p>It is sweet.'))).toMatch(
    /## Dances\n\n### round\n\nThe bees[^#]+### waggle\n\nThe bees[^#]+## Honey/,
  )
  // What stands behind the list would stand below its last term.
  expect(await textOf(list('<p>Both are danced.'))).not.toContain('###')
  const short = (of: string): string =>
    `<h1>Bees</h1><p>Both dance.</p><dl ${of}><dt>round</dt><dd>A dance.</dd><dt>waggle:</dt><dd><p>Another.</p></dd></dl>`
  expect(await textOf(short(''))).toContain('Both dance.\n\n- round: A dance.\n- waggle: Another.')
  expect(await textOf(short('class="field-list simple"'))).toContain('round\n\nA dance.')
  expect(await textOf('<h1>Bees</h1><dl><dt>How do they dance?</dt><dd>In rounds.</dd><dt>Why?</dt><dd>To tell.</dd></dl>')).toContain(
    'dance?\n\nIn rounds.',
  )
})

test('plain text and Markdown of the web are kept as they are, under the address they came from', async () => {
  expect(await get({ type: 'text/markdown', text: '# Bees' })).toEqual({ title: 'Bees', body: 'b1' })
  expect(await get({ type: 'text/plain', text: 'bees', url: 'https://b.org/x/the-bees.txt?y' })).toEqual({ title: 'The bees', body: 'b1' })
})

test('what holds no text, or too much, is refused with a reason', async () => {
  await expect(get({ text: '<p>'.padEnd(5_000_001) })).rejects.toThrow('too large')
  await expect(open('a.rst', 'Bees\n====\n\n.. toctree::\n\n   dance\n')).rejects.toThrow('no text')
  await expect(get({ text: '<div id=root></div><script>show()</script>' })).rejects.toThrow('no text')
})
