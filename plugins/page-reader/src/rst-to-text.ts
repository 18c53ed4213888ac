/** Directives whose content is text of the document; their name is dropped. */
const boxes = /^(?:note|tip|hint|warning|important|caution|attention|danger|admonition|seealso|topic|sidebar)$/
/** Directives whose content is code. */
const codes = /^(?:code|code-block|sourcecode|parsed-literal|ipython|doctest|testcode)$/

/** A line of signs between the rows of a table, or above and below it: it says nothing. */
const rowRule = /^\s*(?:\+[-=+]+\+|={2,}(?: +={2,})+)\s*$/

/** A line under (and over) a heading: one sign, repeated. */
const ruled = /^([=\-~^"'`#*+.:_<>])\1{2,}\s*$/

/**
 * The text of a reStructuredText document as the other readers give theirs: headings as `## `, code fenced, notes as paragraphs, inline marks
 * taken off. Comments, targets, pictures and lists of contents are no text. Far enough for documentation; it never fails.
 * https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html
 */
export function rstToText(source: string): string {
  const lines = source.replaceAll('\r\n', '\n').replaceAll('\t', '        ').split('\n')
  const fields = /^[A-Z][\w-]*: /.test(lines[0] ?? '') ? lines.indexOf('') : 0
  return rendered(lines.slice(Math.max(0, fields)), [])
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()
}

/** Lines of text that some lines of the source become, and the place behind those. */
interface Step {
  readonly text: readonly string[]
  readonly next: number
}

/** `levels` are the signs under headings in the order in which they were met: their order is their rank. */
function rendered(lines: readonly string[], levels: string[]): string {
  const done: string[] = []
  for (let at = 0; at < lines.length;) {
    const { text, next } = headingAt(lines, at, levels) ?? explicitAt(lines, at, levels) ?? literalAt(lines, at) ?? lineAt(lines, at)
    done.push(...text)
    at = next
  }
  return done.join('\n')
}

function headingAt(lines: readonly string[], at: number, levels: string[]): Step | null {
  const line = lines[at] ?? ''
  const over = ruled.exec(line)
  const isOverlined = over !== null && over[1] === ruled.exec(lines[at + 2] ?? '')?.[1] && (lines[at + 1] ?? '').trim() !== ''
  const under = isOverlined ? over : /^\S/.test(line) && over === null ? ruled.exec(lines[at + 1] ?? '') : null
  if (under === null) return null
  const sign = `${isOverlined ? 'over' : ''}${under[1] ?? ''}`
  if (!levels.includes(sign)) levels.push(sign)
  const title = inline((isOverlined ? (lines[at + 1] ?? '') : line).trim())
  return { text: ['', `${'#'.repeat(Math.min(6, levels.indexOf(sign) + 2))} ${title}`, ''], next: at + (isOverlined ? 3 : 2) }
}

/** A directive, a target, a substitution or a comment: all begin with two dots. */
function explicitAt(lines: readonly string[], at: number, levels: string[]): Step | null {
  const [, indent, said = ''] = /^( *)\.\.(?: |$)(.*)$/.exec(lines[at] ?? '') ?? []
  if (indent === undefined) return null
  const { block, next } = blockBelow(lines, at + 1, indent.length)
  return { text: ['', ...directive(said, block, levels), ''], next }
}

/** A line that ends on two colons, with the code below it. */
function literalAt(lines: readonly string[], at: number): Step | null {
  const [, indent, lead = ''] = /^( *)(.*)::\s*$/.exec(lines[at] ?? '') ?? []
  if (indent === undefined) return null
  const { block, next } = blockBelow(lines, at + 1, indent.length)
  return { text: [...(lead === '' ? [] : [`${indent}${inline(lead)}:`]), '', ...fenced(block, ''), ''], next }
}

function lineAt(lines: readonly string[], at: number): Step {
  const line = lines[at] ?? ''
  return {
    text: ruled.test(line) || rowRule.test(line) ? [] : [inline(line.replace(/^( *)#\. /, '$1- ').replace(/^\| /, ''))],
    next: at + 1,
  }
}

/** Lines below that are indented more, without what they have in common, and the place behind them. */
function blockBelow(lines: readonly string[], from: number, indent: number): { readonly block: readonly string[]; readonly next: number } {
  let next = from
  while (next < lines.length && ((lines[next] ?? '').trim() === '' || (lines[next] ?? '').search(/\S/) > indent)) next += 1
  const block = lines.slice(from, next)
  const depth = Math.min(...block.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)), 80)
  return { block: block.map((line) => line.slice(depth)), next }
}

function directive(said: string, block: readonly string[], levels: string[]): readonly string[] {
  const [, name = '', argument = ''] = /^([\w-]+)::\s*(.*)$/.exec(said) ?? []
  const body = block.slice(
    Math.max(
      0,
      block.findIndex((line) => !/^:[\w-]+:/.test(line)),
    ),
  )
  if (codes.test(name)) return fenced(body, argument)
  return boxes.test(name) ? [name === 'note' || name === 'warning' ? inline(argument) : '', rendered(body, levels)] : []
}

function fenced(block: readonly string[], language: string): readonly string[] {
  const code = block.join('\n').replaceAll(/^\n+|\s+$/g, '')
  return code === '' ? [] : [`\`\`\`${language}`, code, '```']
}

/** A line without roles, links and substitutions; literals keep one pair of ticks. */
function inline(line: string): string {
  return line
    .replaceAll(/``([^`]+)``/g, '\uE000$1\uE001')
    .replaceAll(/(?::[\w:+-]+:)?`~?([^`<>]+?)\s*<[^`<>]*>`_{0,2}/g, '$1')
    .replaceAll(/:(?:pep|rfc):`(\d+)`/g, (whole, number: string) => `${whole.slice(1, 4).toUpperCase()} ${number}`)
    .replaceAll(/:[\w:+-]+:`[~!]?([^`]+)`/g, '$1')
    .replaceAll(/`([^`]+)`_{0,2}/g, '$1')
    .replaceAll(/(?<=\w)__?(?=[\s.,;:)]|$)/g, '')
    .replaceAll(/\s?\[#?[\w-]*\]_/g, '')
    .replaceAll(/\\([\s*_`|])/g, (_, sign: string) => sign.trim())
    .replaceAll(/[\uE000\uE001]/g, '`')
}
