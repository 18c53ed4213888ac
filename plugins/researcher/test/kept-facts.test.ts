import type { Brief, Hit } from '@galley/sdk'
import { createTestHost } from '@galley/sdk/testing'
import { expect, test, vi } from 'vitest'
import manifest from '../package.json' with { type: 'json' }

const brief: Brief = { topic: 'The tower at Cape Morrow' }

const tower = [
  '# The tower at Cape Morrow',
  'The tower at Cape Morrow was built in 1871 by the harbour board. It cost 4,000 pounds.',
  '## Lamp',
  'The lamp of the tower at Cape Morrow burned whale oil until 1899, and the oil came by ship from the islands in the north each spring. Electric light came to Cape Morrow in 1931, and its range of 19 miles was the longest on that coast until the harbour board built another tower.',
].join('\n\n')
const folder = {
  'tower.md': tower,
  'bees.md': '# Bees\n\nBees in Lund gathered 340 kilograms of honey from lime trees in the summer of 2019.',
}

/** Scans as a process of its own does: what one has read it knows. */
async function scanAnew(kept: Map<string, string>, files: Readonly<Record<string, string>> = folder, found = Object.keys(files)) {
  vi.resetModules()
  const { scan } = await import('../src/scan.ts')
  const hit = (path: string): Hit => ({ address: `folder:${path}`, title: path, snippet: '', provider: 'folder' })
  const { host, asks } = createTestHost({
    manifest: manifest.galley,
    files,
    kept,
    search: () => found.map(hit),
    read: (address) => ({ title: address, text: files[address.slice('folder:'.length)] ?? '' }),
  })
  const { hits } = await scan({ brief, mode: 'extractive' }, host)
  const count = (operation: string): number => asks.filter((ask) => ask.operation === operation).length
  return { hits, looks: count('kept.findMany'), keeps: count('kept.keep'), opens: count('files.read') }
}

/** Headings of the first hit. */
const headingsOf = ([first]: readonly Hit[]): readonly string[] => first?.outline?.parts.map(({ heading }) => heading) ?? []

test('the next draft knows what a document is about and its outline, of those left out too', async () => {
  const kept = new Map<string, string>()
  const first = await scanAnew(kept)
  expect(first.hits.map(({ address }) => address)).toEqual(['folder:tower.md'])
  expect(headingsOf(first.hits)).toContain('Lamp')
  expect(first.keeps).toBe(2)
  const again = await scanAnew(kept)
  expect(again).toEqual({ hits: first.hits, looks: 1, keeps: 0, opens: 0 })
  for (const [key, text] of kept) kept.set(key, text.replace('"heading":"Lamp"', '"heading":"As it was kept"'))
  expect(headingsOf((await scanAnew(kept)).hits)).toContain('As it was kept')
})

/** More documents than a draft looks into, beside those of the folder. */
const others = Object.fromEntries(
  Array.from({ length: 60 }, (_, n) => [`note-${n}.md`, `# Note ${n}\n\nThe ${n}th note is about nothing much.`]),
)

test('the first draft makes ready what a large folder holds beside its own documents, and the next one on that reads nothing for it', async () => {
  const kept = new Map<string, string>()
  const files = { ...folder, 'empty.md': ' ', 'harbour.md': tower.replaceAll('tower', 'harbour'), ...others }
  const first = await scanAnew(kept, files, ['bees.md'])
  expect(first).toMatchObject({ keeps: 63, opens: 63 })
  for (const [key, text] of kept) kept.set(key, text.replace('"heading":"Lamp"', '"heading":"As it was kept"'))
  const next = await scanAnew(kept, files, ['tower.md'])
  expect(next).toMatchObject({ looks: 1, keeps: 0, opens: 0 })
  expect(headingsOf(next.hits)).toContain('As it was kept')
  const changed = await scanAnew(kept, { ...files, 'harbour.md': `${files['harbour.md']} It was deepened twice.` }, ['harbour.md'])
  expect(changed).toMatchObject({ keeps: 1, opens: 1 })
})

test('a document of a small folder that was left out is kept without an outline, and none is read that this draft did not find', async () => {
  const kept = new Map<string, string>()
  const files = { ...folder, 'harbour.md': tower.replaceAll('tower', 'harbour') }
  expect(await scanAnew(kept, files, ['bees.md', 'tower.md'])).toMatchObject({ keeps: 2, opens: 0 })
  const descriptions = [...kept.values()].map((text) => 'description' in (JSON.parse(text) as object))
  expect(descriptions.toSorted()).toEqual([false, true])
})

test('what was kept of another text is none', async () => {
  const kept = new Map<string, string>()
  await scanAnew(kept)
  vi.resetModules()
  const { findFacts, readFacts } = await import('../src/documents/document-facts.ts')
  const { host } = createTestHost({ manifest: manifest.galley, files: folder, kept })
  const found = await findFacts(host, ['folder:bees.md', 'https://example.org/', 'folder:tower.md'])
  expect([...found.keys()]).toEqual(['folder:bees.md', 'folder:tower.md'])
  const document = { sourceId: 's1', address: 'folder:tower.md', title: 'folder:tower.md', text: '', digest: 'of another text' }
  expect(readFacts(found.get('folder:tower.md'), document)).toBeNull()
})

test('a text that is another now is read anew', async () => {
  const kept = new Map<string, string>()
  await scanAnew(kept)
  const changed = await scanAnew(kept, { ...folder, 'tower.md': tower.replace('## Lamp', '## Light') })
  expect(headingsOf(changed.hits)).toContain('Light')
  expect(changed.keeps).toBe(1)
})
