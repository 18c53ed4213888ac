import { readLogicalLines } from './read-logical-lines.ts'
import { readPipOptions, type PipOptions } from './read-pip-options.ts'
import { splitShellWords } from './split-shell-words.ts'

/** An instruction of a requirements file to pip: one for each logical line. `unread` says in words what is not understood, or only known where it is installed. */
export type PipInstruction = { readonly line: number } & (
  | { readonly kind: 'requirement'; readonly text: string; readonly hashes: readonly string[]; readonly notes: readonly string[] }
  | { readonly kind: 'editable'; readonly text: string; readonly notes: readonly string[] }
  | { readonly kind: 'include' | 'constraints'; readonly path: string }
  | {
      readonly kind: 'indexes'
      readonly index?: string
      readonly extra: readonly string[]
      readonly links?: string
      readonly noIndex: boolean
    }
  | { readonly kind: 'setting' }
  | { readonly kind: 'unread'; readonly what: string }
)

/**
 * Reads a requirements file as pip does (`parse_requirements` in pip/_internal/req/req_file.py): the words before the first one that begins
 * with `-` are a requirement, and then only its own options count; else all options of the line do, of several `-e`, `-r` or `-c` the first.
 */
export function readInstructions(text: string): readonly PipInstruction[] {
  const { lines, swallowed } = readLogicalLines(text)
  const read = lines.map((one): PipInstruction => Object.assign(readLine(one.text, one.notes), { line: one.line }))
  const hidden = swallowed.map(({ line, text: content }): PipInstruction => ({
    line,
    kind: 'unread',
    what: `a comment ends in a backslash here, so that pip takes the next line for a part of it, and other installers read it: ${content}`,
  }))
  return [...read, ...hidden]
}

type Unplaced<T> = T extends unknown ? Omit<T, 'line'> : never

function readLine(content: string, notes: readonly string[]): Unplaced<PipInstruction> {
  const tokens = content.split(' ')
  const at = tokens.findIndex((token) => token.startsWith('-'))
  const text = (at < 0 ? tokens : tokens.slice(0, at)).join(' ')
  const words = splitShellWords(at < 0 ? '' : tokens.slice(at).join(' '))
  if (words === null) return { kind: 'unread', what: 'a quotation mark is not closed here, or a backslash ends the line' }
  const options = readPipOptions(words)
  if (typeof options === 'string') return { kind: 'unread', what: options }
  if (hasVariable(content))
    return { kind: 'unread', what: `it takes a variable from the environment, so that what it asks for is not known: ${content}` }
  return text === '' ? readOptions(options, notes) : { kind: 'requirement', text, hashes: options.get('--hash') ?? [], notes }
}

function readOptions(options: PipOptions, notes: readonly string[]): Unplaced<PipInstruction> {
  const [editable] = options.get('--editable') ?? []
  const [include] = options.get('--requirement') ?? []
  const [constraints] = options.get('--constraint') ?? []
  if (editable !== undefined) return { kind: 'editable', text: editable, notes }
  const path = include ?? constraints
  if (path !== undefined) {
    if (/^(?:https?|file):/i.test(path)) return { kind: 'unread', what: `${path} is elsewhere and was not read` }
    return { kind: include === undefined ? 'constraints' : 'include', path }
  }
  const index = options.get('--index-url')?.at(-1)
  const extra = options.get('--extra-index-url') ?? []
  const [links] = options.get('--find-links') ?? []
  const noIndex = options.has('--no-index')
  if (index === undefined && extra.length === 0 && links === undefined && !noIndex) return { kind: 'setting' }
  return { kind: 'indexes', ...(index === undefined ? {} : { index }), extra, ...(links === undefined ? {} : { links }), noIndex }
}

/** A variable that pip puts in, but for one in the user or password of an address, which does not say where it leads. */
function hasVariable(content: string): boolean {
  return /\$\{[A-Z\d_]+\}/.test(content.replaceAll(/:\/\/[^\s/@'"\\]*@/g, '://'))
}
