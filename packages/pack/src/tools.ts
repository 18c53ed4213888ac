import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

/** A tool that takes part in packing. */
export interface PackingTool {
  readonly name: string
  readonly version: string
}

/** The folder of a package that this package depends on. */
export function toolFolder(name: string): string {
  const found = findPackageJSON(name, import.meta.url)
  if (found === undefined) throw new Error(`${name} is not installed`)
  return dirname(found)
}

/** The tools whose versions decide what a pack looks like, and so belong into the source hash and the SBOM. */
export function packingTools(npmCli: string): readonly PackingTool[] {
  const folders = [toolFolder('rolldown'), toolFolder('@cyclonedx/cyclonedx-npm'), join(dirname(npmCli), '..')]
  return folders.map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackingTool
    return { name, version }
  })
}
