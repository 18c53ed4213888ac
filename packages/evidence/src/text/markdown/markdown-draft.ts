import { frameLanguages, frameWords, type Block, type BlockKind } from '@galley/sdk'
import { once } from '../once.ts'
import { plainText } from './plain-text.ts'
import { scanBlocks } from './scan-blocks.ts'

/** A place in a Markdown draft at which it cites something. */
export interface MarkdownCitation {
  /** Id of the claim: it stands as a `[[c:ID]]` token in a block. */
  readonly claimId: string
  /** The thing that is cited, as it is written: the address of a link, or what the reference list or the footnote says under that mark. */
  readonly reference: string
}

/** A Markdown text, whoever wrote it, in the shape of a draft. */
export interface MarkdownDraft {
  /** The first heading of level 1, or the title in the front matter; empty where there is none. */
  readonly title: string
  readonly blocks: readonly Block[]
  readonly citations: readonly MarkdownCitation[]
}

/** Headings of lists of references: what stands under them is no text. */
const referenceHeading =
  /^(?:\d+[.)]?\s*)?(?:sources?|references?|bibliography|works cited|citations?|notes|footnotes|further reading|could not verify|not read|quellen|literatur|einzelnachweise|références|referencias)\s*:?$/i

/** Headings of what Galley puts behind a text of its own: an outline, what is not held, how the rest is. */
const framed = once(
  () => new Set(frameLanguages.flatMap((language) => Object.values(frameWords(language).lists)).map((heading) => heading.toLowerCase())),
)
/** Lines that Galley puts below the title of a text without a model. */
const notices = once(() => new Set(frameLanguages.map((language) => frameWords(language).notice.extractive)))

/** True for a heading below which stands what is no text: references, or what Galley says of its draft. */
function endsText(heading: string): boolean {
  return referenceHeading.test(heading) || framed().has(heading.toLowerCase())
}

/** Reads a Markdown draft: blocks by section, with a token for each link, footnote mark and number of a reference list. Never fails. */
export function readMarkdownDraft(markdown: string): MarkdownDraft {
  const text = markdown.replaceAll(/\r\n?/g, '\n').replace(/^\uFEFF/, '')
  const pieces = scanBlocks(text).map(({ kind, level, start, end }) => ({ kind, level, text: text.slice(start, end) }))
  const references = referencesOf(text)
  const citations: MarkdownCitation[] = []
  const cite = (reference: string): string => {
    const claimId = `k${citations.length + 1}`
    citations.push({ claimId, reference })
    return ` [[c:${claimId}]]`
  }
  const blocks: Block[] = []
  let title = /^title:\s*["']?(.+?)["']?\s*$/m.exec(pieces[0]?.kind === 'frontMatter' ? pieces[0].text : '')?.[1] ?? ''
  let section = 0
  let isList = false
  for (const piece of pieces) {
    if (piece.kind === 'heading') {
      isList = endsText(piece.text.trim())
      if (title === '' && piece.level === 1 && blocks.length === 0) title = piece.text
      else if (!isList) add('heading', piece.text, (section += 1))
    } else if (!isList && !notices().has(plainText(piece.text))) {
      const kind = kinds[piece.kind]
      if (kind !== undefined) add(kind, kind === 'code' ? piece.text : withTokens(piece.text, references, cite), section)
    }
  }
  return { title, blocks, citations }

  function add(kind: BlockKind, own: string, at: number): void {
    const last = blocks.at(-1)
    const isItem = kind === 'list'
    const words = isItem ? `- ${own.replaceAll('\n', ' ')}` : own
    if (isItem && last?.kind === 'list') blocks[blocks.length - 1] = { ...last, text: `${last.text}\n${words}` }
    else blocks.push({ id: `b${blocks.length + 1}`, sectionId: `s${at}`, kind, text: words, claims: [] })
  }
}

const kinds: Readonly<Partial<Record<string, BlockKind>>> = {
  paragraph: 'paragraph',
  item: 'list',
  quote: 'quote',
  code: 'code',
  table: 'table',
}

/** Text of each reference by its mark: footnotes, link definitions, and the numbered lines of a reference list. */
function referencesOf(text: string): ReadonlyMap<string, string> {
  const found = [
    ...text.matchAll(/^ {0,3}\[(\^?[^\]\n]{1,80})\]:[ \t]*(.{1,1000})$/gm),
    ...text.matchAll(/^ {0,3}(?:[-*][ \t]+)?\[(\d{1,3})\][ \t]+(\S.{0,1000})$/gm),
  ]
  const heading = [...text.matchAll(/^#{1,6}[ \t]+(.+?)[ \t]*#*$/gm)].findLast((line) => referenceHeading.test(line[1] ?? ''))
  const list = heading === undefined ? '' : text.slice(heading.index + heading[0].length)
  found.push(...list.matchAll(/^ {0,3}(\d{1,3})[.)][ \t]+(\S.{0,1000})$/gm))
  return new Map(found.toReversed().map(([, mark = '', words = '']) => [mark, words]))
}

const link = String.raw`\[([^\]\n]{0,300})\]\(<?([^)\s>]{1,600})>?(?:\s+"[^"\n]*")?\)`

function withTokens(text: string, references: ReadonlyMap<string, string>, cite: (reference: string) => string): string {
  const cited = (links: string): string =>
    [...links.matchAll(new RegExp(link, 'g'))].map(([, words = '', address = '']) => cite(`${words} ${address}`)).join('')
  return (
    text
      // Links alone in parentheses, with or without a word before them, are a reference; a link on words of the sentence keeps the words.
      .replaceAll(new RegExp(String.raw`\s?\((?:see |source: )?((?:${link}[;,]?\s*)+)\)`, 'gi'), (_, links: string) => cited(links))
      .replaceAll(
        new RegExp(`(?<!!)${link}`, 'g'),
        (whole: string, words: string) => `${/^\d{1,3}$/.test(words) ? '' : words}${cited(whole)}`,
      )
      .replaceAll(/\s?\[(\^[^\]\s]{1,80})\]/g, (whole, mark: string) => (references.has(mark) ? cite(references.get(mark) ?? '') : whole))
      .replaceAll(/\s?\[(\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)\](?!\()/g, (whole, marks: string) => {
        const known = marks.split(/\D+/).filter((mark) => references.has(mark))
        return known.length === 0 ? whole : known.map((mark) => cite(references.get(mark) ?? '')).join('')
      })
  )
}
