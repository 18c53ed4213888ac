import type { Ecosystem } from '../ecosystem.ts'
import { npmOrder } from './npm-order.ts'
import { pypiOrder } from './pypi-order.ts'
import type { VersionOrder } from './version-order.ts'

/** The order of versions that an ecosystem itself uses: semver for npm, PEP 440 for PyPI. */
export const versionOrders: Readonly<Record<Ecosystem, VersionOrder>> = Object.freeze({ npm: npmOrder, PyPI: pypiOrder })
