import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { saySystemError } from '@galley/fault'
import { readReleaseName, type IndexRelease } from '@galley/trust'
import { fault } from '../../faults.ts'

/**
 * Reads the three files of a release from a folder, and its name from what its author signed. It is judged where
 * it is installed. Faults RELEASE_UNREADABLE, RELEASE_MISMATCH.
 */
export function readReleaseFiles(tarballFile: string): IndexRelease {
  const [tarball, sbom, bundles] = [
    readRelease(tarballFile),
    readRelease(`${tarballFile}.cdx.json`),
    readRelease(`${tarballFile}.bundles.jsonl`),
  ]
  const name = readReleaseName({ tarball, bundles: new TextDecoder().decode(bundles) }, basename(tarballFile))
  return { ...name, tarball, sbom, bundles }
}

function readRelease(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw fault('RELEASE_UNREADABLE', { file, problem: saySystemError(error) }, { cause: error })
  }
}
