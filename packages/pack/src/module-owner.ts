import { readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'

/** The package that a bundled module is from. */
export interface ModuleOwner {
  readonly name: string
  readonly version: string
  readonly dir: string
}

/** Finds the owner of a module by its path: the nearest package.json upwards that has a name and a version. */
export type FindModuleOwner = (module: string) => ModuleOwner | undefined

/** Creates a finder that remembers: one bundle has many modules and few packages. */
export function createOwnerFinder(): FindModuleOwner {
  const known = new Map<string, ModuleOwner | undefined>()
  const find = (dir: string): ModuleOwner | undefined => {
    if (known.has(dir)) return known.get(dir)
    const above = dirname(dir)
    const owner = read(dir) ?? (above === dir ? undefined : find(above))
    known.set(dir, owner)
    return owner
  }
  return (module) => find(dirname(module))
}

/** Names a module the same on every machine: `linkedom@0.18.15/esm/index.js`. */
export function moduleLabel(module: string, owner: ModuleOwner): string {
  return `${owner.name}@${owner.version}/${relative(owner.dir, module).split(sep).join('/')}`
}

function read(dir: string): ModuleOwner | undefined {
  let text: string
  try {
    text = readFileSync(join(dir, 'package.json'), 'utf8')
  } catch {
    return undefined
  }
  // A nested `{"type":"module"}` marks a format, not a package.
  const { name, version } = JSON.parse(text) as Partial<ModuleOwner>
  return name === undefined || version === undefined ? undefined : { name, version, dir }
}
