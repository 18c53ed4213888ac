import { joinBlocks } from '../join-blocks.ts'
import type { IndentedText } from './headings-of.ts'
import { dedented, indentOf } from './lines-of.ts'

/** The mark of an item, and the white behind it. */
export const bullet = /^(?:[○•∙·◦▪*+-] +|\d{1,2}[.)] +|\([a-z\d]{1,2}\) +)(?=\S)/

/** Section of a manual page that names it: however its lines are indented, they are one. */
const isNames = /^(?:NAME|NOM|NOMBRE|NOME|BEZEICHNUNG)$/i

/** Sections of a manual page that show commands to be typed. */
const isCommands = /^(?:SYNOPSIS|SYNTAX|SINOPSIS|ÜBERSICHT)$/i

/** A walk over the lines, with what it left behind. */
interface Walk extends IndentedText {
  readonly done: string[]
  /** Columns at which the texts of the open items begin. */
  readonly open: number[]
  /** Columns at which the text behind a term has begun. */
  readonly columns: Set<number>
}

/** Writes the lines of a text as Markdown: headings, paragraphs, lists, and code as it was. No word is lost. */
export function writeBlocks(text: IndentedText): string {
  const walk: Walk = { ...text, done: [], open: [], columns: new Set() }
  for (let at = 0; at < text.lines.length;) at = text.lines[at] === '' ? at + 1 : step(walk, at)
  return joinBlocks(walk.done)
}

/** Takes one block, and says where the next begins. */
function step(walk: Walk, at: number): number {
  const line = walk.lines[at] ?? ''
  const rank = walk.ranks.get(at)
  const indent = indentOf(line)
  if (rank !== undefined) {
    walk.open.length = 0
    walk.done.push(`${'#'.repeat(Math.min(rank, 6))} ${line.trim()}`)
    return isCommands.test(line) ? code(walk, at + 1, 0) : isNames.test(line) ? names(walk, at + 1) : at + 1
  }
  while ((walk.open.at(-1) ?? -1) > indent) walk.open.pop()
  const mark = bullet.exec(line.trim())?.[0]
  if (mark !== undefined) return item(walk, at, { column: indent + mark.length, lead: /^[\d(]/.test(mark) ? mark : '' })
  const column = hangingAt(walk, at)
  if (column !== null) return term(walk, at, column)
  const base = walk.open.at(-1) ?? walk.indent
  const end = blockEnd(walk, at)
  const block = walk.lines.slice(at, end)
  if ((indent > base && !isProse(block)) || isTable(block)) return code(walk, at, indent > base ? base : indent - 1)
  push(walk, paragraph(block))
  return end
}

/** The end of the lines that go on as they began: with no blank, no other indent and no item between. */
function blockEnd({ lines, ranks }: Walk, at: number): number {
  const indent = indentOf(lines[at])
  let end = at + 1
  // The first line of a paragraph may be indented more or less than the rest.
  const rest = indentOf(lines[end])
  const isFirstApart = rest !== indent && rest > 0 && indentOf(lines[end + 1]) === rest && indent > rest
  const goesOn = (line: string): boolean => indentOf(line) === (isFirstApart ? rest : indent)
  while (end < lines.length && lines[end] !== '' && !ranks.has(end) && goesOn(lines[end] ?? '')) end += 1
  return end
}

/** The column of the description below and behind a term; null for a line that is none. */
function hangingAt({ lines, ranks, open, indent: usual, columns }: Walk, at: number): number | null {
  const line = lines[at] ?? ''
  const indent = indentOf(line)
  let next = at + 1
  // Options that mean the same stand one under the other.
  while (line.trim().startsWith('-') && indentOf(lines[next]) === indent && lines[next]?.trim().startsWith('-') === true) next += 1
  const column = ranks.has(next) ? -1 : indentOf(lines[next])
  if (column <= indent) {
    const isTerm = (known: number): boolean => isBehind(line, known) && (line.trim().startsWith('-') || / {3}$/.test(line.slice(0, known)))
    return column === indent ? null : ([...columns].find((known) => known > indent && isTerm(known)) ?? null)
  }
  const isNested = indent > (open.at(-1) ?? usual)
  const isText =
    bullet.exec(lines[next]?.trim() ?? '') === null &&
    !line.endsWith(':') &&
    (!isNested || isProse(lines.slice(next, next + 1)) || line.trim().startsWith('-'))
  return isText ? column : null
}

/** Tells that text begins at a column of a line, behind a short term and white, of which one that just fits has little. */
function isBehind(line: string, column: number): boolean {
  const name = line.slice(0, column)
  return /^\S/.test(line.slice(column)) && (/ {2}$/.test(name) || /^\s*\S*[^\s,] $/.test(name)) && name.trim().split(/\s+/).length < 5
}

function term(walk: Walk, at: number, column: number): number {
  const indent = indentOf(walk.lines[at])
  walk.columns.add(column)
  let next = at
  const said: string[] = []
  let first = ''
  for (
    ;
    indentOf(walk.lines[next]) === indent && first === '' && (next === at || walk.lines[next]?.trim().startsWith('-') === true);
    next += 1
  ) {
    const line = walk.lines[next] ?? ''
    if (isBehind(line, column)) first = line.slice(column)
    said.push((first === '' ? line : line.slice(0, column)).trim())
  }
  const name = said.join(', ').replaceAll(/\s+/g, ' ')
  const lead = /^[-/$]|[=<>[\]_]/.test(name) && !name.includes('`') ? `\`${name}\`` : name
  return item(walk, at, { column, lead: `${lead}${name.endsWith(':') ? '' : ':'} `, first, from: next })
}

interface Item {
  readonly column: number
  /** Words before its text. */
  readonly lead: string
  /** Text on the line of a term, where it begins there. */
  readonly first?: string
  /** Its next line. */
  readonly from?: number
}

function item(walk: Walk, at: number, { column, lead, first = (walk.lines[at] ?? '').slice(column), from = at + 1 }: Item): number {
  let end = from
  while (indentOf(walk.lines[end]) === column && bullet.exec(walk.lines[end]?.trim() ?? '') === null && !walk.ranks.has(end)) end += 1
  const text = paragraph([...(first === '' ? [] : [first]), ...walk.lines.slice(from, end)])
  push(walk, /^[\d(]/.test(lead) ? `${lead.trim()} ${text}` : `- ${lead}${text}`)
  walk.open.push(column)
  return end
}

/** Code, to the next line that is not indented more than so many columns. */
function code(walk: Walk, at: number, base: number): number {
  let end = at
  while (end < walk.lines.length && !walk.ranks.has(end) && (walk.lines[end] === '' || indentOf(walk.lines[end]) > base)) end += 1
  const body = dedented(walk.lines.slice(at, end))
    .join('\n')
    .replaceAll(/^\n+|\s+$/g, '')
  if (body !== '') push(walk, `\`\`\`\n${body}\n\`\`\``)
  return end
}

/** The next paragraph, of whatever indents. */
function names(walk: Walk, from: number): number {
  const at = walk.lines.findIndex((line, place) => place >= from && line !== '')
  let end = at
  while (end < walk.lines.length && walk.lines[end] !== '' && !walk.ranks.has(end)) end += 1
  if (end > at) push(walk, paragraph(walk.lines.slice(at, end)))
  return Math.max(end, from)
}

/** Puts a block into the item that is open. */
function push({ done, open }: Walk, block: string): void {
  done.push('  '.repeat(open.length) + block.replaceAll('\n', `\n${'  '.repeat(open.length)}`))
}

/** Lines in one, with the words whole that were divided at their ends. */
function paragraph(lines: readonly string[]): string {
  const text = lines
    .map((line) => line.trim())
    .join('\n')
    .replaceAll('‐\n', '')
    .replaceAll(/(?<=\p{Ll}-)\n(?=\p{Ll})/gu, '')
    .replaceAll(/\s+/g, ' ')
  return /^(?:#{1,6}|>)\s/.test(text) ? `\`\`\`\n${text}\n\`\`\`` : text
}

/** Sentences, which code has none of. */
const isProse = (lines: readonly string[]): boolean =>
  /^[“"'(]?\p{Lu}(?:[^{}=$]*\s){3}[^{}=$]*$/u.test(lines.join(' ').trim()) && !lines.some((line) => line.endsWith(';'))

/** Lines whose words stand in columns. */
const isTable = (lines: readonly string[]): boolean => lines.length > 1 && lines.every((line) => /\S {3,}\S/.test(line))
