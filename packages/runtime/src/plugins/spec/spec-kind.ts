import type { RegistryClient } from '@galley/audit'
import type { SafeFetch } from '@galley/kernel'
import type { IndexChoice } from './open-trusted-index.ts'
import type { UnverifiedRelease } from '../plugin-source.ts'

/** Means that the kinds of spec fetch with. */
export interface SpecServices {
  /** The project's folder: relative specs of the lock are relative to it. */
  readonly projectDir: string
  readonly dataDir: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly clock: () => Date
  readonly fetch: typeof fetch
  /** The index that is set or was named; null for none. */
  readonly index: IndexChoice | null
  /** Fetches from servers, public ones and those that the settings name. */
  readonly safeFetch: SafeFetch
  /** The registries of this user. */
  readonly registry: () => Promise<RegistryClient>
}

/** A release as a spec gave it, and what its kind proved on the way beside the signatures, in words. */
export interface FetchedRelease extends UnverifiedRelease {
  readonly proven: readonly string[]
  /** Everything that the kind would have liked to prove and could not, in words. */
  readonly unchecked?: readonly string[]
  /** The spec with its exact version, where the one that was given left it open. */
  readonly spec?: string
}

/** A kind of spec: `x-1.0.0.tgz` is a file. */
export interface SpecKind {
  readonly id: string
  /** The form of its specs, as a hint shows it. */
  readonly form: string
  /** True for the texts that are its own. */
  readonly reads: (spec: string) => boolean
  /** Gets the release that a spec names. Faults RELEASE_UNREADABLE, and the kind's own. */
  readonly fetch: (spec: string, services: SpecServices) => Promise<FetchedRelease>
  /** Finds the spec of the newest release of a plugin that came by this spec; null when there is none that is newer. */
  readonly newest: (
    installed: { readonly spec: string; readonly name: string; readonly version: string },
    services: SpecServices,
  ) => Promise<string | null>
}
