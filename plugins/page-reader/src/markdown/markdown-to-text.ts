import { changeLead, directiveKind } from '../directives.ts'
import { rstToText } from '../rst/rst-to-text.ts'
import { definedLabels, inlineOf } from './inline.ts'

/** A box of a dialect: its name, what stands behind that, its lines, and the place behind it. */
interface Box {
  readonly name: string
  readonly argument: string
  readonly lines: readonly string[]
  readonly next: number
  /** Marks before its lines that say no more than how deep it stands. */
  readonly indent: string
  /** True for MyST's, whose argument is text where that of the others is a heading. */
  readonly isDirective: boolean
}

interface Context {
  readonly labels: ReadonlySet<string>
  /** Shortest fences of each sign that nothing closed: none that is longer is closed further down. */
  readonly open: Map<string, number>
  /** Depth of the last heading. */
  level: number
}

/** A line that is an order to the program that sets the page: a target, an attribute list, a shortcode, what is put in, a list of contents. */
const order =
  /^\s*(?:\([\w:. -]+\)=|\{:?[ #.][^{}]*\}|\{\{[<%].*[>%]\}\}|\{%.*%\}|-{1,2}8<-{1,2}.*|\[TOC\]|\[\[_?toc_?\]\]|(?:import|export) .+ from ["'].+["'];?|\+\+\+)\s*$/i

/**
 * The text of a Markdown document without what its dialect adds to Markdown: directives and roles of MyST, admonitions, tabs and details of MkDocs,
 * Docusaurus, VitePress and GitHub, shortcodes of Hugo, links by their words alone. Boxes are read as text, code in them stays code. A document in
 * plain Markdown comes out as it went in. It never fails.
 */
export function markdownToText(text: string): string {
  const lines = text.split(/\r?\n/)
  const front = frontMatterOf(lines)
  return [...lines.slice(0, front), ...rendered(lines.slice(front), { labels: definedLabels(text), open: new Map(), level: 1 })].join('\n')
}

/** Number of lines of the front matter, its rules included. */
function frontMatterOf([first = '', ...rest]: readonly string[]): number {
  const rule = first.trimEnd()
  const close = rule === '---' || rule === '+++' ? rest.findIndex((line) => line.trimEnd() === rule) : -1
  return close < 0 ? 0 : close + 2
}

function rendered(lines: readonly string[], context: Context): readonly string[] {
  const done: string[] = []
  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? ''
    const box = fencedBox(lines, at, context) ?? indentedBox(lines, at)
    if (box !== null) {
      done.push(...boxText(box, context).map((inner) => (inner === '' ? '' : `${box.indent}${inner}`)))
      at = box.next
      continue
    }
    const description = descriptionAt(lines, at)
    if (description !== null) {
      describe(done, rendered(description.lines, { ...context, open: new Map() }))
      at = description.next
      continue
    }
    const code = fenceAt(lines, at, context)
    if (code > at) {
      done.push(...lines.slice(at, code))
      at = code
      continue
    }
    context.level = /^(#{1,6})\s/.exec(line)?.[1]?.length ?? context.level
    if (!order.test(line))
      done.push(isLiteral(line) ? line : inlineOf(unpadded(line.replace(/^(\s*> ?)\[!\w+\]\s*/, '$1')), context.labels))
    at += 1
  }
  return done
}

/** Pandoc's and PHP's description of a term, `:   A home of bees.`, with what is set in below. */
function descriptionAt(lines: readonly string[], at: number): Pick<Box, 'lines' | 'next'> | null {
  const first = /^ {0,3}:[ \t]{1,4}(\S.*)$/.exec(lines[at] ?? '')?.[1]
  if (first === undefined) return null
  const { inner, next } = setIn(lines, at + 1, 4)
  return { lines: [first, ...inner], next }
}

/** Puts the description of a term behind it, as one item; that of no term, or a second one, stands below. */
function describe(done: string[], [first = '', ...rest]: readonly string[]): void {
  const at = done.findLastIndex((line) => line.trim() !== '')
  const term = done[at] ?? ''
  const isTerm = /^[^\s#>|:-]/.test(term) && !/[.:;]$/.test(term) && (done[at - 1] ?? '').trim() === ''
  if (isTerm) done.splice(at, done.length, `- ${term}: ${first}`)
  else done.push(`  ${first}`)
  done.push(...rest.map((line) => (line === '' ? '' : `  ${line}`)))
}

/** Lines that are set in by some columns, without those, and the place behind them. */
function setIn(lines: readonly string[], from: number, columns: number): { readonly inner: readonly string[]; readonly next: number } {
  let next = from
  while (next < lines.length && ((lines[next] ?? '').trim() === '' || (lines[next] ?? '').search(/\S/) >= columns)) next += 1
  return { inner: lines.slice(from, next).map((line) => line.slice(columns)), next }
}

/** A row of a table without what lines its cells up. */
function unpadded(line: string): string {
  return /^\s*\|.*\|\s*$/.test(line) && !line.includes('`')
    ? line.replaceAll(/(?<=\|) {2,}| {2,}(?=\|)/g, ' ').replaceAll(/-{4,}/g, '---')
    : line
}

/** A definition of a link, and a line set in as code, stay as they are. */
const isLiteral = (line: string): boolean => /^(?: {4}|\t)(?![\s>*+-]|\d+[.)])|^ {0,3}\[[^\]\n]{1,200}\]:\s/.test(line)

/** The place behind a block of fenced code that begins here; the same place where none does. */
function fenceAt(lines: readonly string[], at: number, context: Context): number {
  const fence = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/.exec(lines[at] ?? '')?.[1]
  if (fence === undefined || (lines[at] ?? '').split(fence).length > 2) return at
  const close = closeOf(lines, at, { fence, context })
  return close < 0 ? at : close + 1
}

/** The line that closes a fence: as many of its sign, or more, alone; -1 where none does. */
function closeOf(
  lines: readonly string[],
  at: number,
  { fence, context: { open } }: { readonly fence: string; readonly context: Context },
): number {
  const sign = fence.charAt(0)
  if (fence.length >= (open.get(sign) ?? Infinity)) return -1
  const closing = new RegExp(`^\\s*\\${sign}{${fence.length},}\\s*$`)
  for (let index = at + 1; index < lines.length; index += 1) if (closing.test(lines[index] ?? '')) return index
  open.set(sign, fence.length)
  return -1
}

/** MyST's `:::{note}` and the same with backticks, Docusaurus's and VitePress's `:::note`, Pandoc's `::: {.note}`, PyMdown's `/// note | Title`. */
function fencedBox(lines: readonly string[], at: number, context: Context): Box | null {
  const [, indent = '', fence, directive, directiveArgument = '', name, argument = ''] =
    /^(\s*)(?:(`{3,}|~{3,}|:{3,}|\/{3,})\s*)(?:\{([a-z=][\w:+=.-]*)(?:[\s,][^{}]*)?\}\s*(.*)|\{?\.?([a-z][\w-]*)(?:[\s|[}]+(.*?)[\]}]*)?)\s*$/i.exec(
      lines[at] ?? '',
    ) ?? []
  if (fence === undefined || (directive === undefined && /^[`~]/.test(fence))) return null
  const close = closeOf(lines, at, { fence, context })
  if (close < 0) return null
  const inner = lines.slice(at + 1, close).map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line))
  const said = directive === undefined ? argument : directiveArgument
  return {
    name: (directive ?? name ?? '').toLowerCase(),
    argument: said,
    lines: inner,
    next: close + 1,
    indent,
    isDirective: directive !== undefined,
  }
}

/** MkDocs's `!!! note "Title"`, `??? note` and `=== "Tab"`: what is set in below belongs to it. */
function indentedBox(lines: readonly string[], at: number): Box | null {
  const [, indent, sign = '', name = '', argument = ''] =
    /^(\s*)(!!!|\?\?\?\+?|===[!+]?)\s*([a-z][\w -]*)?\s*(?:"(.*)")?\s*$/.exec(lines[at] ?? '') ?? []
  if (indent === undefined || (name === '' && argument === '')) return null
  const { inner, next } = setIn(lines, at + 1, indent.length + 4)
  return { name: sign.startsWith('!') ? 'note' : 'details', argument, lines: inner, next, indent, isDirective: false }
}

/** The lines of a box as text. A heading of its own stays where it can be opened alone, as a tab or details; that of a note divides nothing. */
function boxText({ name, argument, lines, isDirective }: Box, context: Context): readonly string[] {
  const kind = directiveKind(name)
  if (kind === 'silent') return []
  const body = isDirective ? withoutOptions(lines) : lines
  if (name === 'eval-rst') return ['', ...rstToText(body.join('\n')).split('\n'), '']
  if (kind === 'code') return [`\`\`\`${name.startsWith('code') ? argument : ''}`, ...body, '```']
  const heading = kind === 'titled' && argument !== '' ? ['', `${'#'.repeat(Math.min(6, context.level + 1))} ${argument}`, ''] : []
  const inner = rendered(kind === 'note' && isDirective && argument !== '' ? [argument, ...body] : body, { ...context, open: new Map() })
  if (kind !== 'change') return ['', ...heading, ...inner, '']
  const [version = '', ...words] = argument.split(/\s+/)
  const said = [words.join(' '), ...inner].filter((line, index) => index > 0 || line !== '')
  return said.every((line) => line.trim() === '') ? [] : ['', `${changeLead(name, version)}${said[0] ?? ''}`, ...said.slice(1), '']
}

/** Lines without the options at their beginning: `:class: dark`, or between two rules. */
function withoutOptions(lines: readonly string[]): readonly string[] {
  if (lines[0]?.trim() === '---') return lines.slice(lines.findIndex((line, at) => at > 0 && line.trim() === '---') + 1)
  const start = lines.findIndex((line) => !/^\s*:[\w-]+:/.test(line))
  return start < 0 ? [] : lines.slice(start)
}
