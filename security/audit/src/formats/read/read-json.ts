import { type ParseError, printParseErrorCode, visit } from 'jsonc-parser'
import type { BlindSpot } from '../../parsed-lockfile.ts'
import type { Tree, TreeEntry } from './tree.ts'

interface Open {
  readonly tree: Tree
  readonly add: (value: Tree) => void
}

/**
 * Reads JSON with the line of every key. `isRelaxed` allows what bun.lock has: comments and trailing commas.
 * A syntax error is a blind spot at its line and there is no tree: half a file is not a file.
 */
export function readJson(
  text: string,
  { isRelaxed = false }: { readonly isRelaxed?: boolean } = {},
): { readonly tree?: Tree; readonly blindSpots: readonly BlindSpot[] } {
  const open: Open[] = []
  let tree: Tree | undefined
  let key: { key: string; line: number } | undefined
  let problem: BlindSpot | undefined
  const add = (value: Tree): void => {
    const parent = open.at(-1)
    if (parent === undefined) tree ??= value
    else parent.add(value)
  }
  const begin = (value: Tree, into: (value: Tree) => void): void => {
    add(value)
    open.push({ tree: value, add: into })
  }
  const options = { disallowComments: !isRelaxed, allowTrailingComma: isRelaxed }
  try {
    visit(
      text,
      {
        onObjectBegin: (_offset, _length, line) => {
          const entries: TreeEntry[] = []
          begin({ kind: 'map', line: line + 1, entries }, (value) => {
            if (key !== undefined) entries.push({ ...key, value })
            key = undefined
          })
        },
        onObjectProperty: (name, _offset, _length, line) => void (key = { key: name, line: line + 1 }),
        onObjectEnd: () => void open.pop(),
        onArrayBegin: (_offset, _length, line) => {
          const items: Tree[] = []
          begin({ kind: 'list', line: line + 1, items }, (value) => void items.push(value))
        },
        onArrayEnd: () => void open.pop(),
        onLiteralValue: (value: unknown, _offset, _length, line) => add({ kind: 'scalar', line: line + 1, text: String(value) }),
        onError: (error: ParseError['error'], _offset, _length, line) =>
          void (problem ??= { line: line + 1, what: `this is not JSON: ${sayError(error)}` }),
      },
      options,
    )
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    problem = { line: 1, what: 'this JSON is nested too deeply to be a lockfile' }
  }
  if (problem !== undefined || tree === undefined) return { blindSpots: [problem ?? { line: 1, what: 'this is not JSON' }] }
  return { tree, blindSpots: [] }
}

function sayError(error: ParseError['error']): string {
  return printParseErrorCode(error)
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase()
}
