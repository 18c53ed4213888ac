import { createSafeFetch, systemResolver } from '@galley/kernel'
import type { Settings } from '../../settings/settings.ts'
import type { SpecMeans } from './spec-kind.ts'

/** Means of the process that the roads by which plugins come are made from. */
interface RoadOptions extends Pick<SpecMeans, 'clock'> {
  readonly settings: Settings
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly version: string
}

/** Makes the means with which a plugin index is read: the index that is set, and the safe fetch, which waits for nobody here. */
export function roadMeans({ settings, clock, sleep, version }: RoadOptions): Pick<SpecMeans, 'index' | 'safeFetch'> {
  const userAgent = `Galley/${version} (+${settings.fetch.contact})`
  const policy = { privateHosts: settings.fetch.privateHosts, gapMs: 0, userAgent }
  return { index: settings.index ?? null, safeFetch: createSafeFetch({ policy, resolve: systemResolver, clock, sleep }) }
}
