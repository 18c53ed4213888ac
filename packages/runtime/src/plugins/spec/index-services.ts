import { createSafeFetch, systemResolver } from '@galley/kernel'
import type { Settings } from '../../settings/settings.ts'
import type { SpecServices } from './spec-kind.ts'
import type { Sleep } from '../../sleep.ts'

/** Settings and clock of the process that the services are made from. */
interface IndexServicesOptions extends Pick<SpecServices, 'clock'> {
  readonly settings: Settings
  readonly sleep: Sleep
  readonly version: string
}

/** Makes the services with which a plugin index is read: the index that is set, and the safe fetch, which waits for nobody here. */
export function indexServices({ settings, clock, sleep, version }: IndexServicesOptions): Pick<SpecServices, 'index' | 'safeFetch'> {
  const userAgent = `Galley/${version} (+${settings.fetch.contact})`
  const policy = { privateHosts: settings.fetch.privateHosts, gapMs: 0, userAgent }
  return { index: settings.index ?? null, safeFetch: createSafeFetch({ policy, resolve: systemResolver, clock, sleep }) }
}
