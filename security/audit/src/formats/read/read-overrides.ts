import { getOrAddList } from '../graph/get-or-add-list.ts'
import { entriesOf, fieldOf, textAt, textOf, type Tree } from './tree.ts'

/**
 * Reads what a manifest (or a lockfile's copy of its settings) decides for dependencies of dependencies: `overrides` of npm, bun and pnpm,
 * `resolutions` of yarn, `pnpm.overrides`. By name: one that holds below some package only counts for every package of that name.
 */
export function readOverrides(manifest: Tree | undefined): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const open = [fieldOf(manifest, 'overrides'), fieldOf(manifest, 'resolutions'), fieldOf(fieldOf(manifest, 'pnpm'), 'overrides')]
    .flatMap(entriesOf)
    .map(({ key, value }) => ({ name: nameIn(key), value }))
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { name, value } = one
    const specifier = textOf(value)
    if (specifier !== undefined) getOrAddList(found, name).push(referred(specifier, manifest))
    // npm nests: `.` is the package itself, every other key a dependency of it.
    for (const inner of entriesOf(value)) open.push({ name: inner.key === '.' ? name : nameIn(inner.key), value: inner.value })
  }
  return found
}

/** The name that a pattern such as `a>b@1`, `a/b` or `@scope/b@npm:^1` decides for. */
function nameIn(pattern: string): string {
  const last = pattern.split(/(?<=[^ |@])>(?!=)/).at(-1) ?? pattern
  return /(?<name>(?:@[^/@]+\/)?[^/@]+)(?:@.*)?$/.exec(last)?.groups?.['name'] ?? last
}

/** npm's `$name`: the specifier of the project's own dependency. */
function referred(specifier: string, manifest: Tree | undefined): string {
  if (!specifier.startsWith('$')) return specifier
  const fields = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
  return fields.map((field) => textAt(fieldOf(manifest, field), specifier.slice(1))).find((text) => text !== undefined) ?? specifier
}
