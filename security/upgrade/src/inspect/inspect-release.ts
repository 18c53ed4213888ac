import { readRelease } from './archive/read-release.ts'
import { binaryKind } from './binary-kind.ts'
import { installFiles } from './install-files.ts'
import { readManifest } from './read-manifest.ts'
import { inspectorVersion, type Capability, type Problem, type Profile, type UnreadableFile } from './profile.ts'
import { readCode, type CodeReading } from './read-code.ts'

/** Capabilities of one kind that a profile names: the first ones of each thing that is used. */
const maxPlaces = 400

/**
 * Makes a release's profile from the bytes of its archive: an npm tarball, an sdist or a wheel. Nothing is run, nothing is written; the same
 * bytes have the same profile, so it can be kept by their digest. It never throws: what could not be read is in `problems`.
 */
export async function inspectRelease(archive: Uint8Array): Promise<Profile> {
  const { files, problems: broken } = await readRelease(archive)
  const { manifest, problem } = readManifest(files)
  const problems: Problem[] = [...broken, ...(problem === null ? [] : [problem])]
  const readings = new Map<string, CodeReading>()
  for (const [path, bytes] of files) {
    const reading = readCode(path, bytes)
    if (reading !== null) readings.set(path, reading)
  }
  const atInstall = installFiles(manifest.installScripts, readings)
  const capabilities = [...readings].flatMap(([path, { uses }]) => uses.map((one): Capability => ({ ...one, atInstall: atInstall.has(path) })))
  return {
    inspector: inspectorVersion,
    files: files.size,
    bytes: [...files.values()].reduce((sum, { length }) => sum + length, 0),
    ...manifest,
    binaries: [...files].flatMap(([path, bytes]) => {
      const kind = binaryKind(path, bytes)
      return kind === null ? [] : [{ path, kind }]
    }),
    unreadable: [...readings].flatMap(([path, { unreadable }]): readonly UnreadableFile[] => (unreadable === null ? [] : [{ path, ...unreadable }])),
    capabilities: capabilities.slice(0, maxPlaces),
    problems: [...problems, ...[...readings].flatMap(([path, { problem: what }]) => (what === null ? [] : [{ path, what, isHostile: false }]))],
  }
}
