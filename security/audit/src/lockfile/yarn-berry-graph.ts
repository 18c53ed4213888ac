import type { LockGraph } from './assemble.ts'
import { decoded } from './decoded.ts'
import { listIn } from './list-in.ts'
import { mostAnswers } from './most-answers.ts'
import type { Manifest } from './read-manifest.ts'
import { entriesOf, fieldOf, textAt, textOf, type TreeEntry } from './tree.ts'

/**
 * The graph of a berry lock. A workspace member's entry names what it asks for without saying what only development needs:
 * that is in its package.json. `resolutions` may answer a range by an entry of another one: then every entry of that name counts as an answer.
 */
export function yarnBerryGraph(
  blocks: readonly TreeEntry[],
  local: readonly TreeEntry[],
  manifestAt: (path: string) => Manifest | null,
): LockGraph {
  const locals = new Set(local.map((entry) => entry.key))
  const answers = new Map<string, string>()
  const byName = new Map<string, string[]>()
  const needs = new Map<string, TreeEntry>()
  for (const block of blocks) {
    needs.set(block.key, block)
    for (const pattern of block.key.split(/,\s*/)) {
      answers.set(pattern, block.key)
      const name = pattern.slice(0, pattern.indexOf('@', 1))
      listIn(byName, name).push(block.key)
    }
  }
  const find = (name: string, range: string): readonly string[] => {
    const exact = answers.get(`${name}@${range}`) ?? answers.get(`${name}@npm:${range}`)
    if (exact !== undefined) return [exact, ...patchesOf(name, range)]
    return [...new Set(byName.get(name)?.slice(0, mostAnswers))]
  }
  // `name@npm:^1` is asked for, and `name@patch:name@npm%3A^1#…` is what is installed: both are entries.
  const patched = new Map<string, string[]>()
  for (const [pattern, id] of answers) {
    const inner = /@patch:(?<inner>[^#]+)#/.exec(pattern)?.groups?.['inner']
    if (inner !== undefined) listIn(patched, decoded(inner)).push(id)
  }
  const patchesOf = (name: string, range: string): readonly string[] =>
    patched.get(`${name}@${range}`) ?? patched.get(`${name}@npm:${range}`) ?? []
  const next = (id: string): readonly string[] =>
    entriesOf(fieldOf(needs.get(id)?.value, 'dependencies'))
      .flatMap(({ key, value }) => find(key, textOf(value) ?? ''))
      .filter((to) => !locals.has(to))
  const starts = local.flatMap((block) => {
    const root = /@workspace:(?<folder>[^:,"]+)$/.exec(textAt(block.value, 'resolution') ?? '')?.groups?.['folder'] ?? '.'
    const manifest = manifestAt(root === '.' ? 'package.json' : `${root}/package.json`)
    return entriesOf(fieldOf(block.value, 'dependencies')).flatMap(({ key, value }) => {
      const dev = manifest !== null && manifest.development.has(key) && !manifest.production.has(key)
      return find(key, textOf(value) ?? '')
        .filter((id) => !locals.has(id))
        .map((id) => ({ id, root, dev }))
    })
  })
  return { starts, next }
}
