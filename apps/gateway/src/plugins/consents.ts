import type { PluginFacts, PluginSource } from '@galley/runtime'
import { fault } from '../faults.ts'

/** A question that waits for a yes: the release that was looked at, and the digest of what was shown. */
interface Asked {
  readonly source: PluginSource
  readonly consent: string
  readonly until: number
}

/** Consents that are asked for: each is good once, for exactly what was shown, and not for long. */
export interface Consents {
  /** Keeps a release with what was shown of it, and answers the id that a yes names. */
  readonly ask: (source: PluginSource, facts: PluginFacts) => { readonly id: string; readonly expiresAt: string }
  /** Takes the yes: the id is not good any more. Fault CONSENT_UNKNOWN. */
  readonly take: (id: string) => { readonly source: PluginSource; readonly consent: string }
}

/** Minutes for which a consent can be given. */
export const consentMinutes = 10

/** Releases that are kept at once, each as large as a body may be; the oldest makes room. */
const maxAsked = 8

/** Bytes of a consent's id. */
const idBytes = 16

/** Opens the consents of a gateway, in memory alone: a restart forgets them, and what was shown is shown again. */
export function createConsents({
  clock,
  random,
}: {
  readonly clock: () => Date
  readonly random: (bytes: number) => Uint8Array
}): Consents {
  const asked = new Map<string, Asked>()
  return {
    ask: (source, { consent }) => {
      const id = Buffer.from(random(idBytes)).toString('hex')
      const until = clock().getTime() + consentMinutes * 60_000
      asked.set(id, { source, consent, until })
      for (const oldest of Array.from(asked.keys()).slice(0, -maxAsked)) asked.delete(oldest)
      return { id, expiresAt: new Date(until).toISOString() }
    },
    take: (id) => {
      const one = asked.get(id)
      asked.delete(id)
      if (one === undefined || one.until <= clock().getTime()) throw fault('CONSENT_UNKNOWN', { minutes: consentMinutes })
      return one
    },
  }
}
