import type { Ecosystem } from './ecosystem.ts'
import { npmOrder } from './npm-order.ts'
import { pypiOrder } from './pypi-order.ts'

/** How an ecosystem orders its versions. */
export interface VersionOrder {
  /** True where the text is a version by the ecosystem's own rules. */
  readonly isVersion: (text: string) => boolean
  /** Negative, zero or positive; `null` when one of the two is no version. */
  readonly compare: (left: string, right: string) => number | null
  /** One spelling for all that are equal, for lists that are long; the text itself when it is no version. */
  readonly canonical: (text: string) => string
  /** True for what comes before a release: an alpha, a candidate, a nightly. */
  readonly isPreRelease: (text: string) => boolean
  /** The version as its database writes it, when the one that is installed carries a local mark (`1.0+cpu`). */
  readonly publicPart: (text: string) => string
}

const orders: Readonly<Record<Ecosystem, VersionOrder>> = { npm: npmOrder, PyPI: pypiOrder }

/** The order of versions that an ecosystem itself uses: semver for npm, PEP 440 for PyPI. */
export function versionOrder(ecosystem: Ecosystem): VersionOrder {
  return orders[ecosystem]
}
