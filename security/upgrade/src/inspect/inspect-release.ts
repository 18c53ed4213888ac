import { readRelease } from './archive/read-release.ts'
import { binaryKind } from './binary-kind.ts'
import { importedFrom, installFiles, scriptsNamed } from './install-files.ts'
import { shellEnding } from './language-of.ts'
import { namedScripts } from './named-scripts.ts'
import { textOf } from './text-of.ts'
import { isTestFile } from './is-test-file.ts'
import { inspectorVersion, type Capability, type Host, type Problem, type Profile, type UnreadableFile } from './profile.ts'
import type { CodeReading } from './read-code.ts'
import { createFilesReader, type KnownReadings } from './create-files-reader.ts'
import { readManifest } from './read-manifest.ts'
import { readWords } from './read-words.ts'
import { usedPackages } from './used-packages.ts'

/** Places that a profile names for one thing that is used. */
const maxPlaces = 50

/**
 * Makes a release's profile from the bytes of its archive: an npm tarball, an sdist or a wheel. Nothing is run, nothing is written; the same
 * bytes have the same profile, so it can be kept by their digest. It never throws: what could not be read is in `problems`. `known` are files
 * that were read before, most of them in the release before: they are not read twice.
 */
export async function inspectRelease(archive: Uint8Array, known: KnownReadings = new Map()): Promise<Profile> {
  const binaries = new Map<string, string | null>()
  const reader = createFilesReader(known)
  const lean = await readRelease(archive, (path, bytes) => {
    binaries.set(path, binaryKind(path, bytes))
    return reader.look(path, bytes)
  })
  const found = reader.readings(lean.files)
  const { files, problems: broken } = found === null ? await readRelease(archive) : lean
  const readings = found ?? reader.readings(files) ?? new Map<string, CodeReading>()
  const { manifest, problem } = readManifest(files)
  const atInstall = installFiles(manifest.installScripts, readings)
  const named = scriptsNamed(readings, namedScripts(textOf(files.get('package.json')?.bytes)))
  const loaded = importedFrom([...[...readings.keys()].filter(isLoadedByItself), ...named], readings)
  const capabilities = [...readings].flatMap(([path, { uses }]) =>
    uses.map((one): Capability => ({ ...one, atInstall: atInstall.has(path), isLoaded: loaded.has(path) || atInstall.has(path) })),
  )
  return {
    inspector: inspectorVersion,
    files: files.size,
    bytes: [...files.values()].reduce((sum, { size }) => sum + size, 0),
    ...manifest,
    binaries: [...files.keys()].flatMap((path) => {
      const kind = binaries.get(path) ?? null
      return kind === null ? [] : [{ path, kind }]
    }),
    unreadable: [...readings].flatMap(([path, { unreadable }]): readonly UnreadableFile[] =>
      unreadable === null ? [] : [{ path, ...unreadable }],
    ),
    capabilities: firstPlaces([...usesOfScripts(manifest.installScripts), ...capabilities]),
    hosts: onceEach([...readings].flatMap(([path, { hosts }]) => (loaded.has(path) || atInstall.has(path) ? hosts : []))),
    imports: files.has('package.json')
      ? usedPackages(files, [...[...readings.values()].flatMap(({ imports }) => imports), ...wordsOf(manifest.installScripts)])
      : null,
    problems: [
      ...broken,
      ...(problem === null ? [] : [problem]),
      ...[...readings].flatMap(([path, { problem: what }]): readonly Problem[] =>
        what === null ? [] : [{ path, what, isHostile: false }],
      ),
    ],
  }
}

/** True for a file that a release may load. A shell script is run where something names it, or as a command of a wheel. */
function isLoadedByItself(path: string): boolean {
  return !isTestFile(path) && (!shellEnding.test(path) || /^[^/]+\.data\/scripts\//.test(path))
}

/** Capabilities of the lines that run at install. */
function usesOfScripts(scripts: Readonly<Record<string, string>>): readonly Capability[] {
  return Object.entries(scripts).flatMap(([name, script]) =>
    readWords(script).uses.map(({ capability, by }) => {
      const at = { path: 'package.json', line: 1, text: `${name}: ${script}`.slice(0, 160) }
      return { name: capability, by, at, atInstall: true, isLoaded: true }
    }),
  )
}

/** Orders uses: at install first, then in what is loaded; a thing that is used everywhere is named at its first places. */
function firstPlaces(capabilities: readonly Capability[]): readonly Capability[] {
  const count = new Map<string, number>()
  const rank = ({ atInstall, isLoaded }: Capability): number => (atInstall ? 0 : isLoaded ? 1 : 2)
  return capabilities
    .toSorted((a, b) => rank(a) - rank(b))
    .filter((one) => {
      const key = `${one.name} ${one.by}`
      const seen = count.get(key) ?? 0
      count.set(key, seen + 1)
      return seen < maxPlaces
    })
}

function onceEach(hosts: readonly Host[]): readonly Host[] {
  return [...new Map(hosts.toReversed().map((one) => [one.name, one])).values()]
}

/** Words of the lines that run at install: programs of dependencies are among them. */
function wordsOf(scripts: Readonly<Record<string, string>>): readonly string[] {
  return Object.values(scripts).flatMap((script) => script.split(/\s+/))
}
