import type { LockfileGraph } from '../graph/assemble-packages.ts'
import { decodePercent } from '../read/decode-percent.ts'
import { getOrAddList } from '../graph/get-or-add-list.ts'
import type { ReadSibling } from '../../parsed-lockfile.ts'
import { readManifest } from '../../read-manifest.ts'
import { readJson } from '../read/read-json.ts'
import { readOverrides } from '../read/read-overrides.ts'
import type { Overrides, Request } from '../graph/collect-asked.ts'
import { entriesOf, fieldOf, textAt, textOf, type TreeEntry } from '../read/tree.ts'
import { createYarnAnswers } from './yarn-answers.ts'

/**
 * The graph of a berry lock. A workspace member's entry names what it asks for without saying what only development needs:
 * that is in its package.json. `resolutions` may answer a range by an entry of another one: then every entry of that name counts as an answer.
 */
export function buildYarnBerryGraph(
  blocks: readonly TreeEntry[],
  local: readonly TreeEntry[],
  readSibling: ReadSibling,
): LockfileGraph & { readonly requests: readonly Request[]; readonly overrides: Overrides } {
  const locals = new Set(local.map((entry) => entry.key))
  const answers = createYarnAnswers()
  const needs = new Map<string, TreeEntry>()
  const patched = new Map<string, string[]>()
  for (const block of blocks) {
    needs.set(block.key, block)
    for (const pattern of block.key.split(/,\s*/)) {
      answers.add(pattern, block.key)
      // `name@npm:^1` is asked for, and `name@patch:name@npm%3A^1#…` is what is installed: both are entries.
      const inner = /@patch:(?<inner>[^#]+)#/.exec(pattern)?.groups?.['inner']
      if (inner !== undefined) getOrAddList(patched, decodePercent(inner)).push(block.key)
    }
  }
  const find = (name: string, range: string): readonly string[] => {
    const patches = patched.get(`${name}@${range}`) ?? patched.get(`${name}@npm:${range}`) ?? []
    return [...answers.find(name, range), ...patches]
  }
  function* requestsIn(): Generator<Request> {
    // Many may ask for one thing in the same words: the first of the project's and the first of the others tell it.
    const told = new Set<string>()
    for (const { key, value } of blocks) {
      const by = /^(?:@[^/@]+\/)?[^/@]+/.exec(textAt(value, 'resolution') ?? '')?.[0] ?? key
      for (const need of entriesOf(fieldOf(value, 'dependencies'))) {
        const specifier = textOf(need.value) ?? ''
        const words = `${String(locals.has(key))} ${need.key}@${specifier}`
        if (told.has(words)) continue
        told.add(words)
        for (const id of find(need.key, specifier)) yield locals.has(key) ? { id, specifier } : { id, specifier, by }
      }
    }
  }
  const requests = [...requestsIn()]
  const next = (id: string): readonly string[] =>
    entriesOf(fieldOf(needs.get(id)?.value, 'dependencies'))
      .flatMap(({ key, value }) => find(key, textOf(value) ?? ''))
      .filter((to) => !locals.has(to))
  const starts = local.flatMap((block) => {
    const root = /@workspace:(?<folder>[^:,"]+)$/.exec(textAt(block.value, 'resolution') ?? '')?.groups?.['folder'] ?? '.'
    const manifest = readManifest(readSibling(root === '.' ? 'package.json' : `${root}/package.json`))
    return entriesOf(fieldOf(block.value, 'dependencies')).flatMap(({ key, value }) => {
      const dev = manifest !== null && manifest.development.has(key) && !manifest.production.has(key)
      return find(key, textOf(value) ?? '')
        .filter((id) => !locals.has(id))
        .map((id) => ({ id, root, dev }))
    })
  })
  return { starts, next, requests, overrides: readOverrides(readJson(readSibling('package.json') ?? '').tree) }
}
