import type { Draft } from '@galley/sdk'
import type { Lease, Ledger } from '@galley/ledger'

/** A plugin that took part in a run: its release, by the digest of its tarball. */
type Participant = Draft['plugins'][number]

/** Beginning of the key of the steps that record them. */
const prefix = 'plugin.'

/** Records a plugin before its first call in a run; a resumed run goes on with the list it had. */
export async function recordParticipant(ledger: Ledger, lease: Lease, { name, version, digest }: Participant): Promise<void> {
  await ledger.finishStep(lease, `${prefix}${name}@${version}.${digest}`, { name, version, digest }, [])
}

/** Lists the plugins that were called in a run, by name. */
export function participantsOf(ledger: Ledger, id: string): Draft['plugins'] {
  const all = ledger.steps(id, prefix).map(({ out }) => out as Participant)
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
