import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { readReleaseFiles } from '../index-folder/read-release-files.ts'
import { writeWhole } from '../project/write-whole.ts'
import { papersFiles, papersName, papersVersion } from './npm-papers.ts'

/** A package of papers, ready to be published. */
export interface WrittenPapers {
  readonly dir: string
  readonly name: string
  readonly version: string
}

/**
 * Writes the papers of a release as an npm package, in a folder beside the tarball (`x-1.2.0.papers`): its author publishes it beside the
 * plugin. Its number is that of the statements, so that it rises with each verdict. Faults RELEASE_UNREADABLE, RELEASE_MISMATCH.
 */
export function writePapers(tarballFile: string): WrittenPapers {
  const release = readReleaseFiles(tarballFile)
  const name = papersName(release.name)
  const statements = new TextDecoder().decode(release.bundles).trimEnd().split('\n').length
  const version = papersVersion(release.version, statements)
  const dir = `${tarballFile.replace(/\.tgz$/, '')}.papers`
  const manifest = {
    name,
    version,
    description: `Signatures and bill of materials of ${release.name} ${release.version}`,
    files: ['papers'],
    publishConfig: { access: 'public', tag: 'latest' },
  }
  mkdirSync(join(dir, 'papers'), { recursive: true })
  writeWhole(join(dir, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`, 'shared')
  for (const part of ['sbom', 'bundles'] as const) writeWhole(join(dir, papersFiles[part].replace('package/', '')), release[part], 'shared')
  return { dir, name, version }
}
