import { stripTokens } from '@galley/evidence'
import type { FoundIssue } from '@galley/sdk'
import { nextId, type Desk, type OpenIssue } from './desk.ts'
import type { TeamEvent } from './team-context.ts'

/**
 * Opens an issue and tells it, unless the same one is open already or was closed as not fixable. What makes it the same is its kind and
 * its span; an unsupported sentence is the same in whatever block it stands.
 */
export function openIssue(desk: Desk, found: FoundIssue, by: OpenIssue['by'], emit: (event: TeamEvent) => void): void {
  const signature = signatureOf(found)
  if (desk.open.has(signature) || desk.closed.has(signature)) return
  const issue = { id: nextId(desk, 'issue'), ...found }
  desk.open.set(signature, { issue, signature, failures: 0, by })
  emit({ type: 'issue.opened', data: { issue } })
}

/** Closes an issue; one that is not fixable never opens again. */
export function closeIssue(desk: Desk, signature: string, how: 'fixed' | 'not fixable'): void {
  const open = desk.open.get(signature)
  desk.open.delete(signature)
  if (open !== undefined && how === 'not fixable') desk.closed.set(signature, open.issue)
}

/** What makes two issues the same. */
export function signatureOf(found: FoundIssue): string {
  const span = stripTokens(found.span).trim()
  return found.type === 'unsupported' ? `unsupported ${span}` : `${found.type} ${found.blockId} ${span}`
}
