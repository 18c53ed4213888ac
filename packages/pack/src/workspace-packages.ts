import { readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

/** A package of this workspace that a plugin can bundle. */
export interface WorkspacePackage {
  /** Absolute. */
  readonly dir: string
  readonly name: string
  readonly version: string
  readonly description?: string
  readonly license?: string
  readonly dependencies: Readonly<Record<string, string>>
}

/** Lists the workspace packages that a folder depends on, and all below them, by name. */
export function workspacePackages(from: {
  readonly dir: string
  readonly dependencies: Readonly<Record<string, string>>
}): readonly WorkspacePackage[] {
  const found = new Map<string, WorkspacePackage>()
  const visit = (dir: string, dependencies: Readonly<Record<string, string>>): void => {
    for (const [name, spec] of Object.entries(dependencies)) {
      if (!spec.startsWith('workspace:') || found.has(name)) continue
      const at = realpathSync(join(dir, 'node_modules', name))
      const json = JSON.parse(readFileSync(join(at, 'package.json'), 'utf8')) as Omit<WorkspacePackage, 'dir'>
      const { version, description, license } = json
      const texts = { ...(description === undefined ? {} : { description }), ...(license === undefined ? {} : { license }) }
      const linked: WorkspacePackage = { dir: at, name, version, ...texts, dependencies: json.dependencies ?? {} }
      found.set(name, linked)
      visit(at, linked.dependencies)
    }
  }
  visit(from.dir, from.dependencies)
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
