import type { Draft, DraftPlugin } from '@galley/sdk'
import type { Lease, Ledger } from '@galley/ledger'

/** Beginning of the key of the steps that record them. */
const prefix = 'plugin.'

/** Records a plugin before its first call in a run, with who made and who reviewed it; a resumed run goes on with the list it had. */
export async function recordParticipant(ledger: Ledger, lease: Lease, plugin: DraftPlugin): Promise<void> {
  const { name, version, digest, builtHere, author, reviewers } = plugin
  await ledger.finishStep(lease, {
    key: `${prefix}${name}@${version}.${digest}`,
    out: { name, version, digest, builtHere, author, reviewers },
  })
}

/** Lists the plugins that were called in a run, by name. */
export async function participantsOf(ledger: Pick<Ledger, 'steps'>, id: string): Promise<Draft['plugins']> {
  const all = (await ledger.steps(id, prefix)).map(({ out }) => out as DraftPlugin)
  return all.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
