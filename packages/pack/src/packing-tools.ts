import { readFileSync } from 'node:fs'
import { createRequire, findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** A tool that takes part in packing. */
export interface PackingTool {
  readonly name: string
  readonly version: string
}

const require = createRequire(import.meta.url)

/** Folders of the programs that are started or read by path. */
export const toolFolders: { readonly rolldown: string; readonly cyclonedx: string } = {
  rolldown: folderOf(require.resolve('rolldown')),
  cyclonedx: folderOf(require.resolve('@cyclonedx/cyclonedx-npm')),
}

/** Lists the tools whose versions decide the bytes of a pack, and so belong into the source hash and the SBOM. */
export function packingTools(npmCli: string): readonly PackingTool[] {
  const folders = [toolFolders.rolldown, toolFolders.cyclonedx, join(dirname(npmCli), '..')]
  return folders.map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as PackingTool
    return { name, version }
  })
}

function folderOf(module: string): string {
  const found = findPackageJSON(pathToFileURL(module))
  if (found === undefined) throw new Error(`${module} belongs to no package`)
  return dirname(found)
}
