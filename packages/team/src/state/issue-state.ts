import { stripTokens } from '@galley/evidence'
import type { Block, FoundIssue, Issue, Version } from '@galley/sdk'
import type { Judgement } from './judgement.ts'
import type { TeamEvent } from './team-context.ts'
import type { Writable } from './writable.ts'

/** An issue that waits for a patch. */
export interface OpenIssue {
  readonly issue: Issue
  /** Identity of the issue, whatever its id (`signatureOf`). */
  readonly signature: string
  /** Rounds in which the writer was asked and it was not fixed. */
  readonly failures: number
  /** The host's own issues stay open until they are answered; an editor's close when the editor no longer finds them. */
  readonly by: 'host' | 'editor'
  /** Reason for which the last change that should answer it was refused. */
  readonly refused?: string
}

/** The judgements on a draft: issues, the words of the judges, the editor's checks. Changed by the functions of this file only. */
export interface IssueState {
  readonly open: ReadonlyMap<string, OpenIssue>
  /** Issues that were let go as not fixable, by signature. */
  readonly closed: ReadonlyMap<string, Issue>
  /** Ids of the evidence that a search found for an issue, by id of the issue. */
  readonly found: ReadonlyMap<string, readonly string[]>
  /** Words of the judges by sentence and evidence, null where none answered: to write the sentence again does not clear it. */
  readonly heard: ReadonlyMap<string, Judgement | null>
  /** Sentences that have other numbers than an earlier one, by sentence and evidence, with the reason. */
  readonly conflicts: ReadonlyMap<string, string>
  /** Contents of the requests for patches that were answered: none is asked twice in a run. */
  readonly requests: ReadonlySet<string>
  /** Hashes of versions that the editor has seen: one review a version. */
  readonly reviewed: ReadonlySet<string>
  /** The draft as the editor last read it; null before. */
  readonly read: readonly Block[] | null
  /** Acceptance checks that passed in some review. */
  readonly passed: ReadonlySet<string>
  /** Counter of the changes to `heard`, `conflicts` and `passed`, part of the key of every cached score. */
  readonly version: number
  /** Number of the next id. */
  readonly nextIssue: number
}

/** An issue part without anything in it. */
export function createIssueState(): IssueState {
  return {
    open: new Map(),
    closed: new Map(),
    found: new Map(),
    heard: new Map(),
    conflicts: new Map(),
    requests: new Set(),
    reviewed: new Set(),
    read: null,
    passed: new Set(),
    version: 0,
    nextIssue: 1,
  }
}

/**
 * Opens an issue and tells it, unless the same one is open already or was closed as not fixable. What makes it the same is its kind and
 * its span; an unsupported sentence is the same in whatever block it stands.
 */
export function openIssue(issues: IssueState, found: FoundIssue, by: OpenIssue['by'], emit: (event: TeamEvent) => void): void {
  const part = writable(issues)
  const signature = signatureOf(found)
  if (part.open.has(signature) || part.closed.has(signature)) return
  const issue = { id: `i${part.nextIssue++}`, ...found }
  part.open.set(signature, { issue, signature, failures: 0, by })
  emit({ type: 'issue.opened', data: { issue } })
}

/** Counts a round that did not fix an issue, with the reason if a change was refused. */
export function recordFailure(issues: IssueState, open: OpenIssue, refused?: string): void {
  const why = refused === undefined ? {} : { refused }
  writable(issues).open.set(open.signature, { ...open, failures: open.failures + 1, ...why })
}

/** Closes an issue; one that is not fixable never opens again. */
export function closeIssue(issues: IssueState, signature: string, how: 'fixed' | 'not fixable'): void {
  const part = writable(issues)
  const open = part.open.get(signature)
  part.open.delete(signature)
  if (open !== undefined && how === 'not fixable') part.closed.set(signature, open.issue)
}

/** Keeps the evidence that a search found for an issue. */
export function recordFound(issues: IssueState, issueId: string, evidenceIds: readonly string[]): void {
  writable(issues).found.set(issueId, evidenceIds)
}

/** Keeps what a judge said of a sentence with its evidence; null when none answered. */
export function recordJudgement(issues: IssueState, key: string, said: Judgement | null): void {
  const part = writable(issues)
  part.heard.set(key, said)
  part.version += 1
}

/** Notes that a sentence has other numbers than an earlier one. */
export function recordConflict(issues: IssueState, key: string, reason: string): void {
  const part = writable(issues)
  if (part.conflicts.has(key)) return
  part.conflicts.set(key, reason)
  part.version += 1
}

/** Notes that an acceptance check passed. */
export function recordPassedCheck(issues: IssueState, id: string): void {
  const part = writable(issues)
  part.passed.add(id)
  part.version += 1
}

/** Remembers a request for patches by its content; false when it was asked before. */
export function rememberRequest(issues: IssueState, key: string): boolean {
  const isNew = !issues.requests.has(key)
  writable(issues).requests.add(key)
  return isNew
}

/** Notes that the editor has seen a version, or as good as seen it. */
export function recordReview(issues: IssueState, { hash, blocks }: Pick<Version, 'hash' | 'blocks'>): void {
  const part = writable(issues)
  part.reviewed.add(hash)
  part.read = blocks
}

/** Signature of an issue: its kind, its span, and its block unless it is an unsupported sentence. */
export function signatureOf(found: FoundIssue): string {
  const span = stripTokens(found.span).trim()
  return found.type === 'unsupported' ? `unsupported ${span}` : `${found.type} ${found.blockId} ${span}`
}

function writable(issues: IssueState): Writable<IssueState> {
  return issues as Writable<IssueState>
}
