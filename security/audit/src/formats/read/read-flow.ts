import { readFlowScalar } from './read-flow-scalar.ts'
import type { Tree, TreeEntry } from './tree.ts'

/**
 * Reads a YAML value that stands whole on one line: `{a: b, c: [d]}`, `'quoted'`, `"quoted"`, `plain`.
 * Null for everything that it does not know for certain: anchors, tags, comments behind a value, escapes that JSON has not.
 */
export function readFlow(text: string, line: number): Tree | null {
  let at = 0
  const skip = (): void => {
    while (text[at] === ' ') at++
  }

  const read = (depth: number): Tree | null => {
    skip()
    if (depth > 10) return null
    if (text[at] === '{') return map(depth)
    if (text[at] === '[') return list(depth)
    const scalar = readFlowScalar(text, at, { inFlow: depth > 0, isKey: false })
    if (scalar === null) return null
    at = scalar.end
    return { kind: 'scalar', line, text: scalar.text }
  }

  /** Moves past the comma behind a member; false if neither a comma nor the end follows. */
  const more = (end: string): boolean => {
    skip()
    if (text[at] === ',') at++
    else if (text[at] !== end) return false
    skip()
    return true
  }

  const map = (depth: number): Tree | null => {
    const entries: TreeEntry[] = []
    for (at++, skip(); text[at] !== '}';) {
      const key = readFlowScalar(text, at, { inFlow: true, isKey: true })
      if (key === null || key.text === '' || text[key.end] !== ':' || text[key.end + 1] !== ' ') return null
      at = key.end + 1
      const value = read(depth + 1)
      if (value === null || !more('}')) return null
      entries.push({ key: key.text, line, value })
    }
    at++
    return { kind: 'map', line, entries }
  }

  const list = (depth: number): Tree | null => {
    const items: Tree[] = []
    for (at++, skip(); text[at] !== ']';) {
      const value = read(depth + 1)
      if (value === null || !more(']')) return null
      items.push(value)
    }
    at++
    return { kind: 'list', line, items }
  }

  const tree = read(0)
  skip()
  return at === text.length ? tree : null
}
