import { countWords, looksLikeInstruction, splitSentences, type Scanned } from '@galley/evidence'
import { abbreviationsIn, spelledOut } from '../words/abbreviations-in.ts'
import { isBoilerplate } from '../documents/is-boilerplate.ts'
import { isOrder } from '../documents/is-order.ts'
import type { ReadDocument } from '../documents/read-hit.ts'
import { rootsOf } from '../words/roots-of.ts'
import { documentParts, leadsElsewhere, type DocumentPart } from './document-parts.ts'
import { withoutPointers } from './without-pointers.ts'

/** A paragraph, or a list, code or a table with the line that brings it in: a run of a part that is set whole or not at all. */
export interface Group {
  readonly part: DocumentPart
  readonly start: number
  readonly end: number
  readonly text: string
  readonly kinds: ReadonlySet<Scanned['kind']>
  readonly words: number
  /** Roots of its words, and of what its code names, as often as they stand there. */
  readonly roots: readonly string[]
  /** Roots of the title and the headings over it. */
  readonly above: ReadonlySet<string>
}

/** Longest group, in UTF-16 units (sdk's `evidenceSchema` allows 4000). */
const maxLength = 3900
/** Words up to which a list says nothing. */
const minList = 1
/** Words of a line that no mark ends, up to which it is a title or a label. */
const maxScrap = 8
/** Length from which an entry of a list, where its order does not matter, stands for itself; and that of a list from which its next entry does. */
const maxItem = 200
const maxRun = 600
/** Words of which an entry of a list is a name or a title at most. */
const maxName = 4

/** The groups of a document, in their order, without those that lead elsewhere, list names, or give orders to whoever reads them. */
export function groupsOf(document: ReadDocument): readonly Group[] {
  const spelled = abbreviationsIn(document.text)
  return documentParts(document).flatMap((part) => groupsOfPart(part, spelled))
}

/** The groups of a part. */
export function groupsOfPart(part: DocumentPart, spelled: ReadonlyMap<string, string> = new Map()): readonly Group[] {
  const { text, title } = part.document
  const above = new Set(rootsOf(apart([title.replaceAll('_', ' '), ...part.path].join(' '))))
  return withoutAsides(spansOf(part), text)
    .flatMap((run) => withoutPointers(run, text))
    .filter(({ start, end, kinds }) => tells(text.slice(start, end), kinds) && text.slice(start, end).trim() !== title)
    .map(({ start, end: last, pieces }): Group => {
      const end = Math.min(last, start + maxLength)
      const own = text.slice(start, end)
      return {
        part,
        start,
        end,
        text: own,
        kinds: new Set(pieces.map(({ kind }) => kind)),
        roots: rootsOf(apart(spelledOut(own, spelled))),
        above,
        words: countWords(own),
      }
    })
}

/** A text with the words of its names of code behind it: *diffWords* is about words, *sort_keys* about keys. */
function apart(text: string): string {
  const names = text.match(/\b\p{Ll}+(?:\p{Lu}\p{Ll}+)+|[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+/gu) ?? []
  return names.length === 0 ? text : `${text} ${names.join(' ').replaceAll(/(?<=\p{Ll})(?=\p{Lu})|_/gu, ' ')}`
}

/** The runs without lists that a line such as *Thanks to all contributors:* brings in, however many runs they are cut into. */
function withoutAsides(runs: readonly PieceRun[], text: string): readonly PieceRun[] {
  let isListAside = false
  return runs.filter(({ start, end, kinds, pieces: [lead] }) => {
    const [first = ''] = text.slice(start, end).split('\n')
    const isAside = leadsElsewhere(first)
    // *Thanks to Ada for the change.* brings in nothing: the entries below it are those of the release.
    isListAside = isAside ? bringsIn.test(text.slice(start, lead?.end)) : isListAside && kinds.every((kind) => kind === 'item')
    return !isAside && !isListAside
  })
}

interface PieceRun {
  readonly start: number
  end: number
  readonly pieces: Scanned[]
  readonly kinds: Scanned['kind'][]
  /** True for items that are cut off from the line which their list begins with. */
  readonly isCut?: boolean
}

function spansOf({ document: { text }, pieces }: DocumentPart): readonly PieceRun[] {
  const runs: PieceRun[] = []
  for (const piece of pieces) {
    const start = piece.kind === 'item' ? text.lastIndexOf('\n', piece.start) + 1 : piece.start
    const last = runs.at(-1)
    if (last !== undefined && piece.end - last.start <= maxLength && belongsTo(last, piece, text)) {
      last.end = piece.end
      last.kinds.push(piece.kind)
      last.pieces.push(piece)
    } else {
      // *- a static web server …* of a list that begins *It is not:* says the contrary without that.
      const isCut = last !== undefined && piece.kind === 'item' && (last.isCut === true || leansOnLead(last, piece, text))
      runs.push({ start, end: piece.end, kinds: [piece.kind], pieces: [piece], isCut })
    }
  }
  return runs.filter(({ isCut }) => isCut !== true)
}

/** True for an item that goes on in small letters with what a line before its list began: *It is not: - a web server*. */
function leansOnLead({ pieces: [lead, second] }: PieceRun, { kind, start, end }: Scanned, text: string): boolean {
  if (kind !== 'item' || lead?.kind !== 'paragraph' || second?.kind !== 'item') return false
  return /[:：]\s*$/u.test(text.slice(lead.start, lead.end)) && /^[^\p{L}]{0,3}\p{Ll}/u.test(text.slice(start, end))
}

/** End of a line that goes on in what stands below it: a colon, three dots, or no mark at all (*If that version works, type*). */
const bringsIn = /(?:[:：…,]|\.{3}|[\p{L}\p{N}*_`)])\s*$/u

/** A line that tells of what unit or direction the numbers above it are. */
const ofTable =
  /^\W*(?:(?:the )?above|(?:all )?(?:values|figures|numbers|times|results|metrics|measurements)|(?:alle )?(?:werte|angaben|zeiten)|(?:toutes? )?les (?:valeurs|chiffres|temps))(?!\p{L})|\b(?:lower|higher|larger|smaller|bigger|less|more|fewer) (?:is|are|means?) (?:better|faster)\b/iu
/** Length of such a line at most. */
const maxOfTable = 200

/** True for what a line with a colon brings in, what stands inside an entry of a list, what tells the unit of a table, and the next entry of steps or of a list of short ones. */
function belongsTo(run: PieceRun, piece: Scanned, text: string): boolean {
  const before = run.pieces.at(-1)
  const line = text.slice(text.lastIndexOf('\n', piece.start - 1) + 1, piece.start + 2)
  if (run.kinds.includes('item') && /^(?: {2,}|\t)/.test(line)) return true
  if (before?.kind === 'paragraph') return piece.kind !== 'paragraph' && bringsIn.test(text.slice(run.start, run.end))
  if (before?.kind === 'table' && piece.kind === 'paragraph' && piece.end - piece.start <= maxOfTable)
    return ofTable.test(text.slice(piece.start, piece.end))
  if (piece.kind !== 'item' || before?.kind !== 'item') return false
  if (leansOnLead(run, piece, text)) return true
  const isShort = Math.max(piece.end - piece.start, before.end - before.start) <= maxItem
  return /^\s*\d/.test(line) || (isShort && piece.end - run.start <= maxRun)
}

/** False for what only brings in what stands under another heading, a line of contents, a list of names, pictures, and orders. */
function tells(said: string, kinds: readonly Scanned['kind'][]): boolean {
  const text = said.trim()
  if (/^\[?!\[/.test(text) || looksLikeInstruction(text) || isOrder(text)) return false
  if (kinds.includes('table')) return isTable(text)
  if (kinds.includes('code')) return true
  if (kinds.includes('item')) return (countWords(text) > minList || /\p{Lo}/u.test(text)) && !isListOfNames(text)
  const isScrap = text.split(/\s+/).length <= maxScrap && !/\p{Lo}{4}|[.!?]$/u.test(text)
  return !(
    leadsElsewhere(text) ||
    /[:：]$/.test(text) ||
    isScrap ||
    (splitSentences(text).length === 1 && !/\p{Lo}/u.test(text) && isBoilerplate(withoutAddress(text)))
  )
}

/** Words behind an address that goes by within a sentence: it refers to nothing else, as one at its end may. */
const passing = /\bhttps?:\/\/\S+(?=(?:\s+\S+){6})/g

/** A sentence without the addresses that go by in it: *Switch it off through http://localhost/toggle, and load the page again*. */
function withoutAddress(sentence: string): string {
  return sentence.replaceAll(passing, 'it')
}

/** True where most rows have a cell in each column: others lay out a page, or have lost what stood in them. */
function isTable(text: string): boolean {
  const rows = text.split('\n').filter((line) => line.includes('|') && /[\p{L}\p{N}]/u.test(line))
  const cells = rows.map(
    (row) =>
      row
        .replace(/^\s*\||\|\s*$/g, '')
        .split('|')
        .filter((cell) => cell.trim() !== '').length,
  )
  const most = Math.max(0, ...cells)
  return rows.length > 2 && most > 1 && cells.filter((count) => count >= most - 1 && count > 1).length * 2 > rows.length
}

/** *Ben Brown*, *Chapter 3*, links: a list of which no entry says anything. */
function isListOfNames(text: string): boolean {
  const items = text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*+•·]|\d{1,3}[.)])\s+/, '').trim())
    .filter((item) => item !== '')
  const isName = (item: string): boolean =>
    /^\[[^\]]*\]\([^)]*\)$/.test(item) ||
    (item.split(/\s+/).length <= maxName && /^[\p{Lu}\d](?:[^.:`()]|(?<=\b\p{Lu})\.)*$/u.test(item) && !/\p{Lo}/u.test(item))
  return items.every((item, at) => isName(item) || (at === 0 && /[:：]$/.test(item)))
}
