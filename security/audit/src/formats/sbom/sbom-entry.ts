import type { BlindSpot } from '../../parsed-lockfile.ts'
import type { LockfileEntry } from '../graph/assemble-packages.ts'
import { readNpmSource } from '../read/read-npm-source.ts'
import { readPurlPackage } from './read-purl-package.ts'
import { findVersionless } from '../read/find-versionless.ts'
import type { Ecosystem } from '../../ecosystem.ts'

/** A component of an SBOM with its ecosystem: an SBOM may hold several. */
export type SbomEntry = LockfileEntry & { readonly ecosystem: Ecosystem }

/** The components of an SBOM, sorted: packages that can be checked, and a count of each kind that cannot. */
export interface SbomSorter {
  readonly add: (
    component: {
      readonly id: string
      readonly purl: string | undefined
      readonly name: string
      readonly line: number
      readonly isFile: boolean
    },
    rest: Partial<LockfileEntry>,
  ) => void
  readonly entries: readonly SbomEntry[]
  /** One for each kind of component that this audit cannot check. */
  readonly blindSpots: () => readonly BlindSpot[]
}

/** Sorts components by their package URL. A file or a piece of data is no package; anything else without a URL cannot be looked up. */
export function createSbomSorter(): SbomSorter {
  const entries: SbomEntry[] = []
  const others = new Map<string, { line: number; count: number; name: string }>()
  return {
    entries,
    add: ({ id, purl, name, line, isFile }, rest) => {
      const read = purl === undefined ? undefined : readPurlPackage(purl)
      if (read === undefined && isFile) return
      if (read !== undefined && read !== null && 'ecosystem' in read) {
        const { ecosystem, version } = read
        const download = ecosystem === 'npm' && read.source.kind === 'tarball' ? readNpmSource(read.source.url) : read.source
        entries.push({ integrity: [], ...rest, id, ecosystem, name: read.name, version, line, source: download })
        return
      }
      const kind = read === undefined ? 'no package URL' : read === null ? 'a package URL that is none' : `packages of "${read.other}"`
      const seen = others.get(kind)
      if (seen === undefined) others.set(kind, { line, count: 1, name })
      else seen.count++
    },
    blindSpots: () => [
      ...findVersionless(entries),
      ...[...others].map(([kind, { line, count, name }]) => ({ line, what: sayOther(kind, count, name) })),
    ],
  }
}

function sayOther(kind: string, count: number, name: string): string {
  const what = kind.startsWith('packages') ? `${count} ${kind}` : `${count} components with ${kind}`
  return `${what} (the first is ${name}) cannot be checked: npm and PyPI can`
}
