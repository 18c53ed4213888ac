import type { AdvisorySource } from './advisory-source.ts'
import { coversVersion } from './covers-version.ts'
import type { AdvisoryIndex } from './open-index.ts'

/** An index as a source of advisories: offline, and every version is compared here. */
export function createIndexSource(index: AdvisoryIndex): AdvisorySource {
  const { ecosystem, count, newest, source, unreadable = 0 } = index.header
  const left = unreadable > 0 ? `, ${unreadable} unreadable left out` : ''
  return {
    origin: { ecosystem, count, newest, source: `${source.name} (sha256 ${source.sha256.slice(0, 12)}${left})` },
    advise: () =>
      Promise.resolve({
        withheld: [],
        about: ({ name, version }) => {
          const known = index.lookup(name)
          const judged = known.map((advisory) => ({ advisory, coverage: coversVersion(ecosystem, advisory.affected, version) }))
          const only = (wanted: string): typeof known => judged.flatMap(({ advisory, coverage }) => (coverage === wanted ? [advisory] : []))
          return { known, affecting: only('affected'), undecided: only('unknown') }
        },
      }),
  }
}
