import { textOf, type Tree } from './tree.ts'

/** Commands of a `bin` field: its keys, or the package's own name without scope where it is one path. */
export function readBinNames(bin: Tree | undefined, name: string): readonly string[] {
  if (bin?.kind === 'map') return bin.entries.map((entry) => entry.key)
  return textOf(bin) === undefined ? [] : [name.replace(/^@[^/]*\//, '')]
}
