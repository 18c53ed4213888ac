import { scanBlocks, splitSentences } from '@galley/evidence'
import type { ShownEvidence, WrittenBlock, WrittenClaim } from '@galley/sdk'
import { quoted } from '../quoted.ts'

/** Maximum UTF-16 units of a quotation. */
const maxBreath = 560

/** References behind an entry of a changelog: they point at a place that the reader does not have. */
const references =
  /(?:,?\s*(?:\[(?:[a-z]{1,3}[0-9a-f]{4,12}(?:,\s*)?)+\]|\((?:#\d+(?:,\s*#\d+)*|[0-9a-f]{7,40}|(?:closes|fixes) #\d+)\)|(?:closes|fixes) #\d+|by @[\w-]+|in #\d+))+$/i

/** A line that labels what stands beside it: *Warning*, *New in version 2.10.*, *Example file: argument.js*. */
const label =
  /^[\s*_([]*(?:(?:note|notes|warning|caution|important|tip|hint|danger|attention|see also|hinweis|warnung|achtung|wichtig|tipp|remarque|attention|avertissement)\W*|(?:new|added|changed|deprecated|removed) (?:in|since)(?: version)? v?\d[\w.]*\W*|example files?: \S+(?:, \S+)*)$/iu

/** Sign in the place of items that are left out. */
export const leftOut = '…'

/** True for an item that is that sign. */
export function isLeftOut(text: string): boolean {
  return text.trim() === leftOut
}

/** A piece of a manual as blocks, without the entries that are `told` already, to which its own are added, and without labels. */
export function setWhole(
  one: ShownEvidence,
  {
    name,
    language,
    told,
  }: { readonly name: (one: ShownEvidence) => WrittenClaim; readonly language: string | undefined; readonly told: Set<string> },
): readonly WrittenBlock[] {
  const { quote } = one
  const blocks: { kind: WrittenBlock['kind']; lines: string[]; claims: WrittenClaim[] }[] = []
  for (const piece of scanBlocks(quote)) {
    const text = quote.slice(piece.start, piece.end)
    if (piece.kind === 'code') blocks.push({ kind: 'code', lines: [fenced(text)], claims: [] })
    else if (piece.kind === 'table') {
      const { lines, claims } = tableOf(text, one, name)
      blocks.push({ kind: 'table', lines, claims })
    } else if (piece.kind === 'item' || piece.kind === 'paragraph' || piece.kind === 'quote') {
      if (label.test(text) || (piece.kind === 'item' && told.has(trimmed(text)))) continue
      const last = blocks.at(-1)
      if (isLeftOut(text)) {
        last?.lines.push(`${/^\d/.test(last.lines[0] ?? '') ? `${last.lines.length + 1}.` : '-'} ${leftOut}`)
        continue
      }
      if (piece.kind === 'item') told.add(trimmed(text))
      const claims = breathsOf(trimmed(text)).map(() => name(one))
      const said = breathsOf(trimmed(text))
        .map((breath, at) => `${quoted(breath, language)}[[c:${claims[at]?.id ?? ''}]]`)
        .join(' ')
      const mark = piece.kind === 'item' ? markBefore(quote, piece.start) : null
      const nesting = mark === null || last?.kind !== 'list' ? 0 : nestingOf(quote, piece.start)
      if (mark === null) blocks.push({ kind: 'paragraph', lines: [said], claims })
      else if (last?.kind === 'list' && (nesting > 0 || /^\d/.test(last.lines[0] ?? '') === /^\d/.test(mark))) {
        last.lines.push(`${' '.repeat(nesting * columns(last.lines))}${mark} ${said}`)
        last.claims.push(...claims)
      } else blocks.push({ kind: 'list', lines: [`${mark} ${said}`], claims })
    }
  }
  return blocks.map(({ kind, lines, claims }) => ({ kind, text: lines.join('\n'), claims }))
}

/** A paragraph in quotations of which none is too long to be known as one (`wholes`). */
function breathsOf(text: string): readonly string[] {
  const breaths: string[] = []
  for (const { text: sentence } of splitSentences(text)) {
    const last = breaths.at(-1)
    const joined = [' ', ''].map((space) => `${last ?? ''}${space}${sentence}`).find((both) => text.includes(both))
    if (last !== undefined && joined !== undefined && joined.length <= maxBreath) breaths[breaths.length - 1] = joined
    else breaths.push(sentence)
  }
  return breaths
}

/** Level at which an item stands in the lists that it belongs to: 0 for one of the outermost. */
function nestingOf(quote: string, start: number): number {
  const before = quote.slice(quote.lastIndexOf('\n', start - 1) + 1, start)
  return /^ {2,}/.test(before) ? 1 : 0
}

/** Columns by which what stands in an item of a list is indented. */
function columns([first = '']: readonly string[]): number {
  return /^\d/.test(first) ? 3 : 2
}

function markBefore(quote: string, start: number): string {
  const line = quote.slice(quote.lastIndexOf('\n', start - 1) + 1, start)
  return /\d{1,3}[.)]/.exec(line)?.[0] ?? '-'
}

/** An entry without its references, on one line. */
function trimmed(text: string): string {
  const plain = text.replaceAll(/\s+/g, ' ').replaceAll(/\[([^\]]{1,500})\]\([^)\n]{0,600}\)/g, '$1')
  return plain.replace(references, '')
}

function fenced(text: string): string {
  if (/^\s*(?:`{3,}|~{3,})/.test(text)) {
    const indent = /^\s*/.exec(text)?.[0].length ?? 0
    return text
      .split('\n')
      .map((line) => line.slice(Math.min(indent, line.length - line.trimStart().length)))
      .join('\n')
      .replace(/`{4,}\s*$/, '```')
  }
  const lines = text.split('\n').map((line) => line.replace(/^(?: {4}|\t)/, ''))
  return ['```', ...lines, '```'].join('\n')
}

function tableOf(
  text: string,
  one: ShownEvidence,
  name: (one: ShownEvidence) => WrittenClaim,
): { readonly lines: string[]; readonly claims: WrittenClaim[] } {
  const claims: WrittenClaim[] = []
  const rows = text.split('\n').map((line) => line.trim())
  const divider = rows.findIndex((line) => /^[\s|:-]+$/.test(line))
  const lines = rows.map((line, at) => {
    if (at <= divider || !/[\p{L}\p{N}]/u.test(line)) return line
    const claim = name(one)
    claims.push(claim)
    return line.endsWith('|') ? line.replace(/\s*\|$/, ` [[c:${claim.id}]] |`) : `${line} [[c:${claim.id}]]`
  })
  return { lines, claims }
}
