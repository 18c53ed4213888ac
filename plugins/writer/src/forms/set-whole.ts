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
function isLeftOut(text: string): boolean {
  return text.trim() === leftOut
}

/** A block that is being written. */
interface OpenBlock {
  readonly kind: WrittenBlock['kind']
  readonly lines: string[]
  readonly claims: WrittenClaim[]
}

/** Language of the draft, the claims for its quotations, and the entries that stand in it already. */
interface Setting {
  readonly name: (one: ShownEvidence) => WrittenClaim
  readonly language: string | undefined
  readonly told: Set<string>
}

/** A piece of a manual as blocks, without the entries that are `told` already, to which its own are added, and without labels. */
export function setWhole(one: ShownEvidence, setting: Setting): readonly WrittenBlock[] {
  const { quote } = one
  const blocks: OpenBlock[] = []
  for (const piece of scanBlocks(quote)) {
    const text = quote.slice(piece.start, piece.end)
    if (piece.kind === 'code') blocks.push({ kind: 'code', lines: [fenced(text)], claims: [] })
    else if (piece.kind === 'table') blocks.push({ kind: 'table', ...tableOf(text, one, setting.name) })
    else if (piece.kind === 'item') setItem(blocks, { one, text, before: lineBefore(quote, piece.start) }, setting)
    else if ((piece.kind === 'paragraph' || piece.kind === 'quote') && !label.test(text))
      blocks.push({ kind: 'paragraph', ...quotedIn(text, one, setting) })
  }
  return blocks.map(({ kind, lines, claims }) => ({ kind, text: lines.join('\n'), claims }))
}

interface Item {
  readonly one: ShownEvidence
  readonly text: string
  /** Its line before it: its mark, and the white by which it is nested. */
  readonly before: string
}

function setItem(blocks: OpenBlock[], { one, text, before }: Item, setting: Setting): void {
  const last = blocks.at(-1)
  if (isLeftOut(text)) last?.lines.push(`${nextMark(last.lines)} ${leftOut}`)
  if (isLeftOut(text) || label.test(text) || setting.told.has(trimmed(text))) return
  setting.told.add(trimmed(text))
  const { lines, claims } = quotedIn(text, one, setting)
  const mark = /\d{1,3}[.)]/.exec(before)?.[0] ?? '-'
  const isNested = last?.kind === 'list' && /^ {2,}/.test(before)
  const item = `${isNested ? ' '.repeat(nextMark(last.lines).length + 1) : ''}${mark} ${lines.join(' ')}`
  if (last?.kind !== 'list' || (!isNested && isNumbered(last.lines[0]) !== isNumbered(mark))) {
    blocks.push({ kind: 'list', lines: [item], claims })
    return
  }
  last.lines.push(item)
  last.claims.push(...claims)
}

function isNumbered(line = ''): boolean {
  return /^\d/.test(line)
}

/** Mark of the next outermost item of a list. */
function nextMark(lines: readonly string[]): string {
  return isNumbered(lines[0]) ? `${lines.filter(isNumbered).length + 1}.` : '-'
}

/** A text as quotations on one line. */
function quotedIn(text: string, one: ShownEvidence, { name, language }: Setting): Pick<OpenBlock, 'lines' | 'claims'> {
  const breaths = breathsOf(trimmed(text)).map((breath) => ({ breath, claim: name(one) }))
  const said = breaths.map(({ breath, claim }) => `${quoted(breath, language)}[[c:${claim.id}]]`)
  return { lines: [said.join(' ')], claims: breaths.map(({ claim }) => claim) }
}

function lineBefore(quote: string, start: number): string {
  return quote.slice(quote.lastIndexOf('\n', start - 1) + 1, start)
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
