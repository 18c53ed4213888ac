import { readdirSync, readFileSync } from 'node:fs'
import type { Host } from '@galley/sdk'
import { createTestHost } from '@galley/sdk/testing'
import { expect, test } from 'vitest'
import plugin from '../src/index.ts'
import { search } from '../src/search.ts'

type Type = 'markdown' | 'text' | 'html'
const typeOf = (path: string): Type => (path.endsWith('.html') ? 'html' : path.endsWith('.txt') ? 'text' : 'markdown')

function folder(files: Readonly<Record<string, string>>, bytes: Readonly<Record<string, number>> = {}, digest?: (text: string) => string) {
  const logged: string[] = []
  const read: string[] = []
  const opened: string[] = []
  const host: Host = {
    signal: new AbortController().signal,
    log: (_level, message) => void logged.push(message),
    progress: () => undefined,
    files: {
      list: () =>
        Promise.resolve({
          files: Object.entries(files).map(([path, text]) => ({ path, bytes: bytes[path] ?? text.length, type: typeOf(path) })),
          skipped: [],
        }),
      open: (path) => {
        opened.push(path)
        const text = files[path] ?? ''
        return Promise.resolve({ body: path, chars: text.length, ...(digest === undefined ? {} : { digest: digest(text) }) })
      },
      read: () => Promise.reject(new Error('nothing is read')),
    },
    body: {
      read: (body, from, to) => {
        if (to - from > 262_144) throw new Error('too much at once')
        read.push(body)
        return Promise.resolve(files[body]?.slice(from, to) ?? '')
      },
    },
  }
  return { host, logged, opened, read }
}
const documents = new URL('../../../examples/first-draft/documents/', import.meta.url)
const example = Object.fromEntries(readdirSync(documents).map((name) => [name, readFileSync(new URL(name, documents), 'utf8')]))

test('the plugin has one operation', () => {
  expect(Object.keys(plugin.operations)).toEqual(['search'])
})

test('the right document of the example comes first', async () => {
  const { host } = folder(example)
  const first = async (query: string) => (await search({ query, k: 5 }, host)).hits[0]?.address
  expect(await first('OLMo 2 training data and checkpoints')).toBe('folder:olmo-2.md')
  expect(await first('licence of Llama 3')).toBe('folder:llama-3-licence.md')
  expect(await first('package names invented by models')).toBe('folder:invented-package-names.md')
  expect(await first('xz backdoor')).toBe('folder:xz-backdoor.md')
  expect(await first('How much energy does training use?')).toBe('folder:energy-of-training.md')
})

test('a broad question reaches every file of a small folder, a narrow one only those that fit', async () => {
  const { host } = folder(example)
  const broad = await search({ query: 'Open language models and the software supply chain beneath them', k: 20 }, host)
  expect(broad.hits.map((hit) => hit.address).toSorted()).toEqual(Object.keys(example).map((path) => `folder:${path}`))
  const narrow = await search({ query: 'xz backdoor', k: 20 }, host)
  expect(narrow.hits).toHaveLength(1)
  expect(narrow.hits[0]).toMatchObject({ provider: 'folder', address: 'folder:xz-backdoor.md' })
})

test('a query that matches nothing has no hits, nor has one of small words only', async () => {
  const { host } = folder(example)
  expect((await search({ query: 'ornithology', k: 20 }, host)).hits).toEqual([])
  expect((await search({ query: 'what is the of and', k: 20 }, host)).hits).toEqual([])
  expect((await search({ query: 'bees', k: 20 }, folder({}).host)).hits).toEqual([])
})

test('the snippet is the passage that fits, whole sentences of it', async () => {
  const filler = 'Nothing of interest is said in this sentence, which only fills the page. '.repeat(12)
  const { host } = folder({
    'a.md': `# Insects\n\n## Ants\n\n${filler}\n\n## Bees\n${filler}Bees dance to tell where the flowers are. ${filler}`,
  })
  const [hit] = (await search({ query: 'bees dance', k: 1 }, host)).hits
  expect(hit?.title).toBe('Insects')
  expect(hit?.snippet).toContain('Bees dance to tell where the flowers are.')
  expect(hit?.snippet.length).toBeLessThanOrEqual(400)
})

test('titles come from front matter, headings, <title>, or the file’s name', async () => {
  const { host } = folder({
    'a.md': '---\ntitle: "Bees at work"\n---\n# Other\nbees',
    'b.md': '## The *second* [kind](http://x.y)\n\nbees',
    'c.html': '<html><head><title>Bees &amp; wasps</title></head><body><p>bees</p></body></html>',
    'd/honey-bees_of-crete.txt': 'bees',
    'd.md': '```sh\n# Count bees\n```\n\n# Counting\n\nbees',
    'e.md': 'Bees in winter\n=====\n\nbees',
    'g.txt': 'The_bees\n\nBees fly.',
    'h.txt': 'Bees fly.\n\nFar.',
    'i.rst': '..\n  A comment.\n\n#######\nBees in rooms\n#######\n\nbees\n\nA part\n======\n\nbees',
    'f.html': '<h1>Bees <i>again</i></h1>bees',
  })
  const { hits } = await search({ query: 'bees', k: 20 }, host)
  expect(Object.fromEntries(hits.map((hit) => [hit.address, hit.title]))).toEqual({
    'folder:a.md': 'Bees at work',
    'folder:b.md': 'The second kind',
    'folder:c.html': 'Bees & wasps',
    'folder:d.md': 'Counting',
    'folder:d/honey-bees_of-crete.txt': 'Honey bees of crete',
    'folder:e.md': 'Bees in winter',
    'folder:f.html': 'Bees again',
    'folder:g.txt': 'The bees',
    'folder:h.txt': 'H',
    'folder:i.rst': 'Bees in rooms',
  })
})

test('of HTML only the text is found', async () => {
  const { host } = folder({
    'a.html': '<head><style>.wasp{}</style></head><!-- wasp --><script>wasp()</script><p class="wasp">Bees&#32;fly&nbsp;far</p><p>home</p>',
  })
  expect((await search({ query: 'wasp', k: 5 }, host)).hits).toEqual([])
  expect((await search({ query: 'bees', k: 5 }, host)).hits[0]?.snippet).toBe('Bees fly far home')
})

test('a list of references is not searched', async () => {
  const { host } = folder({
    'a.md': 'About ants.\n\n[1] https://x.org/bees [2] https://y.org/bees',
    'b.md': 'Bees fly, see https://x.org/bees',
  })
  expect((await search({ query: 'bees', k: 5 }, host)).hits.map((hit) => hit.address)).toEqual(['folder:b.md'])
})

test('plurals, longer words, accents and Chinese are found', async () => {
  const { host } = folder({ 'a.md': 'Training of café bees', 'b.md': '开放模型的许可证' })
  const found = async (query: string) => (await search({ query, k: 1 }, host)).hits[0]?.address
  expect(await found('bee')).toBe('folder:a.md')
  expect(await found('train')).toBe('folder:a.md')
  expect(await found('cafe')).toBe('folder:a.md')
  expect(await found('模型')).toBe('folder:b.md')
})

test('a huge file is skipped and named; a long one is read in pieces', async () => {
  const files = { 'huge.md': 'bees', 'long.md': `${'x '.repeat(300_000)}bees` }
  const { host, logged, opened } = folder(files, { 'huge.md': 5_000_000 })
  expect((await search({ query: 'bees', k: 5 }, host)).hits.map((hit) => hit.address)).toEqual(['folder:long.md'])
  expect(opened).toEqual(['long.md'])
  expect(logged).toEqual([expect.stringContaining('huge.md')])
})

test('the same question gets the same answer, and a changed file a new one', async () => {
  const query = { query: 'open models', k: 20 }
  const once = await search(query, folder(example).host)
  expect(await search(query, folder(Object.fromEntries(Object.entries(example).toReversed())).host)).toEqual(once)
  expect((await search({ query: 'bees', k: 5 }, folder({ 'a.md': 'bees' }).host)).hits).toHaveLength(1)
  expect((await search({ query: 'bees', k: 5 }, folder({ 'a.md': 'ants' }).host)).hits).toHaveLength(0)
})

test('without the grant the search fails and does not find nothing', async () => {
  const { host } = folder({})
  const { files: _, ...without } = host
  await expect(search({ query: 'bees', k: 5 }, without)).rejects.toThrow('files')
})

test('every page is indexed in time that grows with its length', async () => {
  // A reader that grows with the square of it would not come back within the time limit of a test.

  const nasty = ['<script>', '<!--', '<h1', '<', '&#', '<svg><', '# ', '[](', '**'].map((part) => part.repeat(200_000 / part.length))
  const { host } = folder(
    Object.fromEntries(
      nasty.flatMap((text, n) => [
        [`${n}.html`, text],
        [`${n}.md`, text],
      ]),
    ),
  )
  expect(await search({ query: 'bees', k: 5 }, host)).toEqual({ hits: [] })
})

test('a document is read again only when its digest is another', async () => {
  const files: Record<string, string> = { 'a.md': 'The tower was built in 1871.', 'b.md': 'The lamp burned whale oil.' }
  const { host, read } = folder(files, {}, (text) => `digest of ${text}`)
  expect((await search({ query: 'tower', k: 5 }, host)).hits.map(({ address }) => address)).toEqual(['folder:a.md'])
  expect((await search({ query: 'whale', k: 5 }, host)).hits.map(({ address }) => address)).toEqual(['folder:b.md'])
  expect(read).toEqual(['a.md', 'b.md'])
  files['b.md'] = 'The lens weighed four tons'
  expect((await search({ query: 'whale', k: 5 }, host)).hits).toEqual([])
  expect((await search({ query: 'lens', k: 5 }, host)).hits.map(({ address }) => address)).toEqual(['folder:b.md'])
  expect(read).toEqual(['a.md', 'b.md', 'b.md'])
})

/** Searches as a process does that was started just now: the index of another folder is the last one that it had. */
async function searchAnew(query: string, kept: Map<string, string>, files: Readonly<Record<string, string>>) {
  await search({ query: 'nothing', k: 5 }, folder({ 'other.md': 'Something else.' }).host)
  const { host, asks } = createTestHost({ files, kept })
  const { hits } = await search({ query, k: 5 }, host)
  return { hits, opened: asks.flatMap(({ operation, args }) => (operation === 'files.open' ? [(args as { path: string }).path] : [])) }
}

test('a document that was indexed in an earlier run is not opened, and the answer is the same; one that changed is', async () => {
  const kept = new Map<string, string>()
  const files = {
    ...example,
    'long.md': `# Long\n\n${'A sentence about whale oil and lamps that fills the page. '.repeat(6000)}`,
    '中.md': '开放模型的许可证。\n\n'.repeat(20_000),
  }
  for (const query of ['xz backdoor', 'whale oil', '模型', 'How much energy does training use?']) {
    const first = await searchAnew(query, new Map(), files)
    await searchAnew(query, kept, files)
    const again = await searchAnew(query, kept, files)
    expect(again).toEqual({ hits: first.hits, opened: [] })
    expect(first.opened).toHaveLength(Object.keys(files).length)
  }
  const changed = await searchAnew('whale oil', kept, { ...files, 'olmo-2.md': '# OLMo\n\nIts lamp burns whale oil.' })
  expect(changed.opened).toEqual(['olmo-2.md'])
  expect(changed.hits.map(({ address }) => address).toSorted()).toEqual(['folder:long.md', 'folder:olmo-2.md'])
})

test('what was kept only in part is made again', async () => {
  const kept = new Map<string, string>()
  const first = await searchAnew('xz backdoor', kept, example)
  for (const key of kept.keys()) if (key.endsWith(' passages.0')) kept.delete(key)
  expect((await searchAnew('xz backdoor', kept, example)).hits).toEqual(first.hits)
  for (const key of kept.keys()) if (key.startsWith('xz-backdoor.md')) kept.delete(key)
  expect(await searchAnew('xz backdoor', kept, example)).toEqual({ hits: first.hits, opened: ['xz-backdoor.md'] })
})
