import { authorNamed, readBytes, readLanguageTag, type Anchor, type Host, type ReadAnswer, type ReadInput } from '@galley/sdk'
import { blocksOf, type TextBlock } from './blocks-of.ts'
import { joinLines, joinTwo, knownWords, type KnownWords } from './join-lines.ts'
import { joinPieces } from './join-pieces.ts'
import { openPdf, type OpenPdf } from './open-pdf.ts'
import { median, type Piece } from './piece.ts'
import { readingOrder, type Line } from './reading-order.ts'
import { runningLines } from './running-lines.ts'
import { withoutLineNumbers } from './without-line-numbers.ts'

/** Largest PDF, in bytes. */
const maxBytes = 40_000_000

/** Bytes of the text that a read may answer, which is a message of 1 MiB at most; pages beyond it are named and left out. */
const maxText = 900_000

const encoder = new TextEncoder()

/** Reads a PDF: its text in reading order, with an anchor for each page. Throws, with the reason in words, when there is no text to be had. */
export async function read({ url, body }: ReadInput, host: Host): Promise<ReadAnswer> {
  const pdf = await openPdf(await readBytes(host, body, maxBytes))
  try {
    return await readOpen(pdf, url, host)
  } finally {
    await pdf.close()
  }
}

async function readOpen(pdf: OpenPdf, url: string, host: Host): Promise<ReadAnswer> {
  const pages = proseOf(await readPages(pdf, host))
  const isRunning = runningLines(pages)
  const kept = pages.map((lines) => lines.filter((line) => !isRunning(line)))
  if (kept.every((lines) => lines.length === 0))
    throw new Error(`${counted(pdf.pageCount)} no text: it is scanned. Run a text recognition (OCR) over it first`)
  const blank = kept.flatMap((lines, index) => (lines.length === 0 ? [index + 1] : []))
  if (blank.length > 0) host.log('warn', `no text on ${blank.length === 1 ? 'page' : 'pages'} ${blank.slice(0, 20).join(', ')} of ${url}`)
  const bodySize = usualSize(kept)
  const known = knownWords(kept.flat(2).map(({ text }) => text))
  const blocks = kept.map((lines) => blocksOf(lines, bodySize))
  const { text, anchors } = setText(blocks, known)
  const { title, createdAt } = pdf.info
  const author = authorNamed(pdf.info.author)
  const language = readLanguageTag(pdf.info.language)
  const date = /^D:(\d{4})(\d{2})(\d{2})/.exec(createdAt)
  return {
    title: (isTitle(title) ? title : (firstHeading(blocks) ?? nameOf(url))).replace(/\s*[*∗†‡]+$/, '').slice(0, 300),
    text,
    anchors,
    ...(author === null ? {} : { author }),
    ...(date === null ? {} : { publishedAt: date.slice(1).join('-') }),
    ...(language === null ? {} : { language }),
  }
}

const counted = (pages: number): string => (pages === 1 ? 'its only page holds' : `its ${pages} pages hold`)

async function readPages(pdf: OpenPdf, host: Host): Promise<readonly (readonly Line[])[]> {
  const pages: (readonly Line[])[] = []
  const broken: string[] = []
  let bytes = 0
  for (let n = 1; n <= pdf.pageCount; n += 1) {
    host.signal.throwIfAborted()
    const pieces = await pdf.page(n).then(
      (found) => joinPieces(withoutLineNumbers(found)),
      (error: unknown) => {
        // One page that is broken is named, and the others are read.
        broken.push(`page ${n}: ${error instanceof Error ? error.message.slice(0, 200) : String(error)}`)
        return []
      },
    )
    const fitting = piecesWithin(pieces, maxText - bytes)
    if (fitting.length < pieces.length) {
      if (pages.length > 0) break
      host.log('warn', 'only the beginning of the first page was read: more is too long for one source')
    }
    bytes += fitting.reduce((sum, piece) => sum + bytesOf(piece), 0)
    pages.push(readingOrder(fitting))
  }
  if (broken.length === pages.length) throw new Error(`the PDF is broken (${broken[0]})`)
  if (broken.length > 0) host.log('warn', `broken: ${broken.slice(0, 20).join('; ')}`)
  if (pages.length < pdf.pageCount)
    host.log('warn', `only the first ${pages.length} of ${pdf.pageCount} pages were read: more is too long for one source`)
  return pages
}

const bytesOf = ({ text }: Piece): number => encoder.encode(JSON.stringify(text)).length + 5

/** The pieces from the first on that fit so many bytes. */
function piecesWithin(pieces: readonly Piece[], room: number): readonly Piece[] {
  let left = room
  const end = pieces.findIndex((piece) => {
    left -= bytesOf(piece)
    return left < 0
  })
  return end === -1 ? pieces : pieces.slice(0, end)
}

/** The lines of a document: where most of it is in letters of one width, as typewriters have them, it is no program for that. */
function proseOf(pages: readonly (readonly Line[])[]): readonly (readonly Line[])[] {
  const pieces = pages.flat(2)
  const lettersOf = (some: readonly Piece[]): number => some.reduce((sum, { text }) => sum + text.length, 0)
  if (lettersOf(pieces.filter(({ isFixed }) => isFixed)) * 2 <= lettersOf(pieces)) return pages
  return pages.map((lines) =>
    lines.map((line) => line.map((piece) => ({ ...piece, text: piece.text.replaceAll(/\s+/g, ' ').trim(), isFixed: false }))),
  )
}

/** Height of the letters of most of the text, by its characters. */
function usualSize(pages: readonly (readonly Line[])[]): number {
  return median(pages.flat(2).flatMap(({ size, text }) => Array.from({ length: Math.ceil(text.length / 20) }, () => size)))
}

/** Sets the blocks one below the other. A paragraph or a program that goes on overleaf stays one, with the anchor of the new page within it. */
function setText(
  pages: readonly (readonly TextBlock[])[],
  known: KnownWords,
): { readonly text: string; readonly anchors: readonly Anchor[] } {
  let text = ''
  let open: TextBlock['kind'] | null = null
  const anchors: Anchor[] = []
  for (const [index, blocks] of pages.entries()) {
    let isMarked = false
    for (const block of blocks) {
      const set = print(block, known)
      const joined = !isMarked && open === block.kind ? joinOverleaf(text, set, block.kind, known) : null
      const start = joined === null ? (text === '' ? 0 : text.length + 2) : joined.start
      text = joined?.text ?? (text === '' ? set : `${text}\n\n${set}`)
      if (!isMarked) anchors.push({ at: start, page: index + 1 })
      isMarked = true
      open = block.kind === 'code' || (block.kind === 'paragraph' && !/[.!?:]["”’)\]]*$/.test(set)) ? block.kind : null
    }
  }
  return { text, anchors }
}

/** Joins a page to the text before it, with the place where it begins in that; null where it begins something new. */
function joinOverleaf(
  text: string,
  set: string,
  kind: TextBlock['kind'],
  known: KnownWords,
): { readonly text: string; readonly start: number } | null {
  if (kind === 'code') {
    const fence = /^`+/.exec(set)?.[0] ?? ''
    const start = text.length - fence.length
    return text.endsWith(`\n${fence}`) ? { text: text.slice(0, start) + set.slice(fence.length + 1), start } : null
  }
  if (!/^[\p{Ll}\p{N}(]/u.test(set)) return null
  const joined = joinTwo(text, set, known)
  return { text: joined, start: joined.length - set.length }
}

function print({ kind, lines }: TextBlock, known: KnownWords): string {
  if (kind === 'heading') return `## ${joinLines(lines, known)}`
  // The comment of a program begins as a heading of Markdown does.
  if (kind === 'code' || (kind === 'paragraph' && /^#{1,6}\s/.test(lines[0] ?? ''))) return fenced(lines)
  if (kind === 'paragraph') return joinLines(lines, known)
  const [head = '', ...rows] = lines
  return [head, head.replaceAll(/[^|]+/g, ' --- '), ...rows].join('\n')
}

/** A program between fences that are longer than any in it. */
function fenced(lines: readonly string[]): string {
  const runs = lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length)
  const fence = '`'.repeat(1 + Math.max(2, ...runs))
  return [fence, ...lines, fence].join('\n')
}

/** Many programs write the name of a file, or their own, where the title belongs. */
const isTitle = (title: string): boolean =>
  /\p{L}.*\s/u.test(title) && !/^(?:microsoft|untitled|slide 1|layout 1)|\.(?:docx?|pdf|tex|indd|dvi|pptx?|xlsx?)$/i.test(title)

function firstHeading(pages: readonly (readonly TextBlock[])[]): string | undefined {
  return pages[0]?.find(({ kind }) => kind === 'heading')?.lines.join(' ')
}

/** The name of a file, made readable. */
function nameOf(url: string): string {
  const name = url
    .replace(/[?#].*$/, '')
    .replace(/^.*[/:]/, '')
    .replace(/\.pdf$/i, '')
  return name.replaceAll(/[-_\s]+/g, ' ').trim()
}
