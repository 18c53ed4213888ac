import { emptyVersion, roles, type Draft, type Role } from '@galley/sdk'
import type { RunRow } from '@galley/ledger'

const noModels = Object.fromEntries(roles.map((role) => [role, null])) as Record<Role, null>

/** A run that has written nothing yet, in the shape of a draft. */
export function emptyDraft(run: RunRow): Draft {
  return {
    schema: 'galley.draft/1',
    id: run.id,
    seq: run.seq,
    createdAt: run.createdAt,
    status: run.status,
    mode: 'extractive',
    title: run.brief.topic,
    brief: run.brief,
    rounds: [],
    best: { ...emptyVersion, hash: '' },
    stopReason: run.status === 'cancelled' ? 'cancelled' : 'rounds_spent',
    sources: [],
    evidence: [],
    rejected: [],
    notVerified: [],
    notRead: [],
    models: noModels,
    plugins: [],
    usage: {},
  }
}
