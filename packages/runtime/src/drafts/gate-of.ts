import type { RunSummary } from '@galley/ledger'
import type { Gate } from '@galley/sdk'

/** The gate that a run waits at; undefined for one that does not wait for a person. */
export function gateOf({ status, waitingFor }: Pick<RunSummary, 'status' | 'waitingFor'>): Gate | undefined {
  return status === 'waiting' && waitingFor?.startsWith('gate.') ? (waitingFor.slice('gate.'.length) as Gate) : undefined
}
