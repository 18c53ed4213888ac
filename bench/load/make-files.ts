/** Files of the plugin, the code and its source map among them. */
const files = 60

/** Bytes of all of them together, about. */
const bytes = 1_000_000

const words = [
  'const',
  'value',
  'of',
  'return',
  'function',
  'source',
  'text',
  'index',
  'length',
  'if',
  'await',
  'draft',
  'claim',
  'evidence',
]

/** Makes the files of a plugin that looks like code: 60 files of 1 MB in all, which pack to about a third. */
export function makeFiles(name: string, seed: number): ReadonlyMap<string, Uint8Array> {
  let state = seed + 1
  const next = (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
  const write = (length: number): Uint8Array => {
    let text = ''
    while (text.length < length) text += `${words[next(words.length)]}${next(40) === 0 ? `(${next(100_000)})\n` : ' '}`
    return Buffer.from(text)
  }
  const sources = [`${name}@1.0.0/src/index.ts`, 'left-pad@1.3.0/index.js']
  const mappings = Buffer.from(write(bytes / 10)).toString('base64')
  const found = new Map<string, Uint8Array>([
    ['package/dist/plugin.mjs', write(bytes / 3)],
    ['package/dist/plugin.mjs.map', Buffer.from(JSON.stringify({ version: 3, sources, names: [], mappings }))],
    ['package/package.json', Buffer.from(JSON.stringify({ name, version: '1.0.0', galley: {} }))],
  ])
  for (let n = found.size; n < files; n += 1) found.set(`package/docs/${n}.md`, write((bytes * 0.53) / files))
  return found
}
