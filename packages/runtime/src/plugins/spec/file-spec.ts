import { readdir, readFile, stat } from 'node:fs/promises'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { saySystemError } from '@galley/fault'
import { formatTarballName } from '@galley/trust'
import semver from 'semver'
import { fault } from '../../faults.ts'
import type { FetchedRelease, SpecKind } from './spec-kind.ts'

/** Bytes of one of the three files of a release, at most: far above any honest plugin. */
const maxBytes = 64 * 1024 * 1024

/** A release that lies in a folder: `x-1.0.0.tgz` with `x-1.0.0.tgz.cdx.json` and `x-1.0.0.tgz.bundles.jsonl` beside it. Relative to the project. */
export const fileSpec: SpecKind = {
  id: 'file',
  form: 'x-1.0.0.tgz',
  reads: (spec) => spec.endsWith('.tgz'),
  fetch: async (spec, { projectDir }) => readReleaseFiles(resolve(projectDir, spec)),
  newest: async ({ spec, name, version }, { projectDir }) => {
    const beside = await readdir(dirname(resolve(projectDir, spec))).catch(() => [])
    const versions = beside.flatMap((file) => versionOf(file, name)).filter((found) => semver.gt(found, version))
    const [newest] = semver.rsort(versions)
    if (newest === undefined) return null
    const file = join(dirname(spec), formatTarballName(name, newest))
    return isAbsolute(file) || file.startsWith('.') ? file : `./${file}`
  },
}

/** Reads a release by the path of its tarball. Fault RELEASE_UNREADABLE. */
export async function readReleaseFiles(file: string): Promise<FetchedRelease> {
  const [tarball, sbom, bundles] = await Promise.all([readPart(file), readPart(`${file}.cdx.json`), readPart(`${file}.bundles.jsonl`)])
  return { tarball, sbom, bundles: new TextDecoder().decode(bundles), proven: [] }
}

async function readPart(file: string): Promise<Uint8Array> {
  try {
    if ((await stat(file)).size > maxBytes) throw new Error('it is too large')
    return await readFile(file)
  } catch (error) {
    throw fault('RELEASE_UNREADABLE', { file, problem: saySystemError(error) }, { cause: error })
  }
}

/** Reads the version off a tarball's file name, when it is one of this plugin. */
function versionOf(file: string, name: string): readonly string[] {
  const [before = '', after = ''] = formatTarballName(name, '|').split('|')
  const version = file.startsWith(before) && file.endsWith(after) ? file.slice(before.length, file.length - after.length) : ''
  return semver.valid(version) === version && version !== '' ? [version] : []
}
