import { readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** The package that a bundled module is from. */
export interface Owner {
  readonly name: string
  readonly version: string
  readonly dir: string
}

/** Finds the owner of a module by its path: the nearest package.json upwards that has a name and a version. */
export type FindOwner = (module: string) => Owner | undefined

/** A finder that remembers; one bundle has many modules and few packages. */
export function createOwnerFinder(): FindOwner {
  const known = new Map<string, Owner | undefined>()
  const find = (dir: string): Owner | undefined => {
    if (known.has(dir)) return known.get(dir)
    const above = dirname(dir)
    const owner = read(dir) ?? (above === dir ? undefined : find(above))
    known.set(dir, owner)
    return owner
  }
  return (module) => find(dirname(module))
}

/** A module's name that is the same on every machine: `linkedom@0.18.15/esm/index.js`. */
export function moduleLabel(module: string, owner: Owner): string {
  return `${owner.name}@${owner.version}/${relative(owner.dir, module).split(sep).join('/')}`
}

function read(dir: string): Owner | undefined {
  let text: string
  try {
    text = readFileSync(join(dir, 'package.json'), 'utf8')
  } catch {
    return undefined
  }
  // A nested `{"type":"module"}` marks a format, not a package.
  const { name, version } = JSON.parse(text) as Partial<Owner>
  return name === undefined || version === undefined ? undefined : { name, version, dir }
}
