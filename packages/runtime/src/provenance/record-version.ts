import type { Lease, Ledger } from '@galley/ledger'

/** Beginning of the keys of the steps that record them. */
const prefix = 'galley.'

/** Records the version of Galley that works on a run from now on; a resumed run may meet another. */
export async function recordVersion(ledger: Ledger, lease: Lease, version: string): Promise<void> {
  await ledger.finishStep(lease, { key: `${prefix}${version}`, out: version })
}

/** Lists the versions that worked on a run, the first one first; none for a run of a time when they were not recorded. */
export async function versionsAtWork(ledger: Pick<Ledger, 'steps'>, id: string): Promise<readonly string[]> {
  return (await ledger.steps(id, prefix)).map(({ out }) => out as string)
}
