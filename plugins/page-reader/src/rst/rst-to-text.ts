import { changeLead, directiveKind } from '../directives.ts'
import { joinBlocks, withoutEmptyHeadings } from '../join-blocks.ts'
import { inline, withoutBareReferences } from './inline.ts'
import { isTableRule, listTable, tableAt } from './table-at.ts'

/** A line under (and over) a heading: one sign, repeated. */
const ruled = /^([=\-~^"'`#*+.:_<>])\1{2,}\s*$/

/** Signs under headings in the order in which they were met: their order is their rank. */
type Levels = string[]

/** Blocks of text that some lines become, and the place behind those. */
interface Step {
  readonly blocks: readonly string[]
  readonly next: number
}

/**
 * The text of a reStructuredText document as the other readers give theirs: headings as `## `, code fenced, tables as rows, fields and terms as items,
 * notes as paragraphs, inline marks taken off. Comments, targets, pictures and lists of contents are no text. Far enough for documentation; it never fails.
 * https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html
 */
export function rstToText(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\t', '        ').split('\n')
  const fields = /^[A-Z][\w-]*: /.test(lines[0] ?? '') ? lines.indexOf('') : 0
  const blocks = rendered(lines.slice(Math.max(0, fields)), [])
  return joinBlocks(withoutEmptyHeadings(blocks)).trim()
}

function rendered(lines: readonly string[], levels: Levels): readonly string[] {
  const done: string[] = []
  for (let at = 0; at < lines.length;) {
    const { blocks, next } = headingAt(lines, at, levels) ?? explicitAt(lines, at, levels) ?? tableStep(lines, at) ?? paragraphAt(lines, at)
    done.push(...blocks.filter((block) => block.trim() !== ''))
    at = next
  }
  return done
}

function headingAt(lines: readonly string[], at: number, levels: Levels): Step | null {
  const line = lines[at] ?? ''
  const over = ruled.exec(line)
  const isOverlined = over !== null && over[1] === ruled.exec(lines[at + 2] ?? '')?.[1] && (lines[at + 1] ?? '').trim() !== ''
  const under = isOverlined ? over : /^\S/.test(line) && over === null ? ruled.exec(lines[at + 1] ?? '') : null
  if (under === null) return null
  const sign = `${isOverlined ? 'over' : ''}${under[1] ?? ''}`
  if (!levels.includes(sign)) levels.push(sign)
  const title = inline((isOverlined ? (lines[at + 1] ?? '') : line).trim())
  return { blocks: [`${'#'.repeat(Math.min(6, levels.indexOf(sign) + 2))} ${title}`], next: at + (isOverlined ? 3 : 2) }
}

/** A directive, a target, a substitution or a comment: all begin with two dots. */
function explicitAt(lines: readonly string[], at: number, levels: Levels): Step | null {
  const [, indent, said = ''] = /^( *)\.\.(?: |$)(.*)$/.exec(lines[at] ?? '') ?? []
  if (indent === undefined) return null
  const { block, next } = blockBelow(lines, at + 1, indent.length)
  const [, name = '', argument = ''] = /^([\w:+-]+)::\s*(.*)$/.exec(said) ?? []
  return { blocks: name === '' ? [] : indented(directive(name, argument, block, levels), indent.length), next }
}

function tableStep(lines: readonly string[], at: number): Step | null {
  const table = tableAt(lines, at, inline)
  return table === null ? null : { blocks: [table.text], next: table.next }
}

/** Lines up to a blank one, or to what begins another block, and the code below them where they end on two colons. */
function paragraphAt(lines: readonly string[], at: number): Step {
  let next = at + 1
  const first = lines[at] ?? ''
  const isCode = first.trim().startsWith('>>> ')
  const goesOn = (line: string): boolean =>
    line.trim() !== '' && (isCode || !(/^ *\.\. /.test(line) || isTableRule(line) || headingAt(lines, next, []) !== null))
  while (first.trim() !== '' && next < lines.length && goesOn(lines[next] ?? '')) next += 1
  const filled = lines.slice(at, next).filter((line) => line.trim() !== '' && !ruled.test(line) && !isTableRule(line))
  const said = withoutBareReferences(filled)
  const last = said.at(-1) ?? ''
  if (said.length === 0) return { blocks: [], next }
  const depth = first.search(/\S/)
  if (isCode)
    return {
      blocks: indented(
        [
          fenced(
            said.map((line) => line.slice(depth)),
            '',
          ),
        ],
        depth,
      ),
      next,
    }
  const text = inline(marked(said).join('\n'))
  if (!last.trimEnd().endsWith('::')) return { blocks: [text], next }
  const edge = last.search(/\S/) + (/^ *((?:[*+-]|#\.|\d+\.) +)/.exec(last)?.[1]?.length ?? 0)
  const below = blockBelow(lines, next, edge)
  const lead = text.trimEnd().replace(/(?:^|\s*)::$/, (colons) => (text.trim() === '::' ? '' : colons === '::' ? ':' : ''))
  return { blocks: [lead, ...indented([fenced(below.block, '')], edge)], next: below.next }
}

/** Lines of a paragraph with the marks of Markdown: items, fields (`:Samples: 150`), and a term with its description below. */
function marked(lines: readonly string[]): readonly string[] {
  const [first = '', second = '', ...rest] = lines
  const isTerm = !/^ *(?:[*+|-]|#\.|\d+\.|:[^:`]+:) |:$/.test(`${first} `.trimEnd()) && second.search(/\S/) > first.search(/\S/)
  if (isTerm) return [`${first.replace(/\S/, (letter) => `- ${letter}`)}: ${second.trim()}`, ...rest]
  return lines.map((line) =>
    line
      .replace(/^( *)(?:[*+]|#\.) /, '$1- ')
      .replace(/^ *\| /, '')
      .replace(/^( *):([^:`]+):(?=\s|$)/, '$1- $2:'),
  )
}

/** Lines below that are indented more, without what they have in common, and the place behind them. */
function blockBelow(lines: readonly string[], from: number, indent: number): { readonly block: readonly string[]; readonly next: number } {
  let next = from
  while (next < lines.length && ((lines[next] ?? '').trim() === '' || (lines[next] ?? '').search(/\S/) > indent)) next += 1
  const block = lines.slice(from, next)
  const depth = Math.min(...block.filter((line) => line.trim() !== '').map((line) => line.search(/\S/)), 80)
  return { block: block.map((line) => line.slice(depth)), next }
}

function directive(name: string, argument: string, block: readonly string[], levels: Levels): readonly string[] {
  const start = block.findIndex((line) => !/^:[\w-]+:/.test(line))
  const [options, body] = start === -1 ? [block, []] : [block.slice(0, start), block.slice(start)]
  const kind = directiveKind(name)
  if (name === 'list-table') return [listTable(body, { hasHead: options.some((line) => /^:header-rows: *[1-9]/.test(line)), said: inline })]
  if (kind === 'silent') return []
  if (kind === 'code') return [fenced(body, name.startsWith('code') || name === 'sourcecode' ? argument : '')]
  if (kind === 'note') return rendered(argument === '' ? body : [argument, ...body], levels)
  if (kind === 'object') return [`\`${argument}\``, ...rendered(body, levels)]
  if (kind === 'titled') return [`${'#'.repeat(Math.min(6, levels.length + 2))} ${inline(argument)}`, ...rendered(body, levels)]
  if (kind === 'text') return rendered(body, levels)
  const [version = '', ...words] = argument.split(/\s+/)
  const [said = '', ...more] = rendered([words.join(' '), ...body], levels)
  return [said === '' ? '' : `${changeLead(name, version)}${said}`, ...more]
}

const indented = (blocks: readonly string[], depth: number): readonly string[] =>
  blocks.map((block) => (depth === 0 ? block : block.replaceAll(/^(?=.)/gm, ' '.repeat(depth))))

function fenced(block: readonly string[], language: string): string {
  const code = block.join('\n').replaceAll(/^(?: *\n)+|\s+$/g, '')
  return code === '' ? '' : `\`\`\`${language}\n${code}\n\`\`\``
}
