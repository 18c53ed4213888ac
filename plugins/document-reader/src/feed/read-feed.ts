import { readBody, type Host, type ReadAnswer, type ReadInput } from '@galley/sdk'
import { htmlBlocks } from '../book/html-blocks.ts'
import { parseXml } from '../parts/parse-xml.ts'
import { createTextSheet, oneLine } from '../parts/text-sheet.ts'

/** Longest feed, in characters. */
const maxChars = 10_000_000

/** Names of the elements that hold the text of an entry, the fullest first. */
const textNames = ['content:encoded', 'content', 'description', 'summary']

/** Reads a feed, RSS or Atom (RFC 4287): the title of each entry as a heading, its date, its text. */
export async function readFeed({ body }: ReadInput, host: Host): Promise<ReadAnswer> {
  const entries = entriesOf(await readBody(host, body, maxChars))
  const sheet = createTextSheet()
  const [channel, ...items] = entries
  if (items.length === 0) throw new Error('it is no feed with entries, and other XML is not read')
  for (const entry of items) {
    const date = dayOf(entry.get('pubDate') ?? entry.get('published') ?? entry.get('updated') ?? entry.get('dc:date') ?? '')
    const html = textNames.map((name) => entry.get(name) ?? '').find((text) => text.trim() !== '') ?? ''
    const paragraphs = [`## ${oneLine(entry.get('title') ?? '')}`, date, ...htmlBlocks(html).map(({ text }) => text.replace(/^## /, ''))]
    if (!paragraphs.filter((text) => text !== '## ').every((text) => sheet.add(text))) break
  }
  return { title: oneLine(channel?.get('title') ?? '').slice(0, 300), ...sheet.end() }
}

/** The elements of the feed itself, then those of each entry: texts by their names. */
function entriesOf(xml: string): readonly ReadonlyMap<string, string>[] {
  const entries: Map<string, string>[] = [new Map()]
  const open: string[] = []
  let isEntry = false
  let entryDepth = 0
  parseXml(xml, {
    open: (name, { type }) => {
      open.push(name)
      if (name === 'item' || name === 'entry') {
        entries.push(new Map())
        isEntry = true
        entryDepth = open.length
      } else if (type === 'xhtml') entries.at(-1)?.set(name, '')
    },
    text: (text) => {
      const name = open[isEntry ? entryDepth : open.length - 1] ?? ''
      const entry = isEntry ? entries.at(-1) : entries[0]
      if (name !== '' && (isEntry || open.length <= 3)) entry?.set(name, (entry.get(name) ?? '') + text)
    },
    close: (name) => {
      open.pop()
      if (name === 'item' || name === 'entry') isEntry = false
    },
  })
  return entries
}

/** A date of RSS (RFC 822) or Atom (RFC 3339) as a day. */
function dayOf(text: string): string {
  const at = Date.parse(text.trim())
  return Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10)
}
