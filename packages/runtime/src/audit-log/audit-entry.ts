/** Acts that are written to the audit log. */
export const auditActions = [
  'gateway.started',
  'settings.changed',
  'session.opened',
  'session.ended',
  'token.made',
  'token.revoked',
  'draft.ordered',
  'draft.cancelled',
  'draft.resumed',
  'draft.answered',
  'draft.edited',
  'draft.deleted',
  'plugin.installed',
  'plugin.updated',
  'plugin.removed',
  'webhook.added',
  'webhook.removed',
  'webhook.replayed',
  'requests.refused',
] as const

export type AuditAction = (typeof auditActions)[number]

/** Requests that were refused for the same reason: 401, 403 and 429, and what was asked and could not be done. */
export interface Refusal {
  /** Name of the token; `nobody` where none was good. */
  readonly by: string
  /** Code of the fault. */
  readonly code: string
  /** Method and path of the route as it is registered; no address that somebody typed. */
  readonly route: string
}

/** Something that was done: names, ids and codes only, never a secret, a prompt or a text. */
export interface AuditEntry {
  readonly action: AuditAction
  /** Name of the token; `studio` for a session of the browser, `command` for a command on this machine, `gateway` for the gateway itself. */
  readonly by: string
  /** First digits of the token's hash: a name may be given again after a token was revoked. */
  readonly token?: string
  /** Name or id of what it was done to. */
  readonly subject?: string
  /** Id of the request, as its answer and the other logs have it. */
  readonly requestId?: string
  /** Names of settings that changed. */
  readonly changed?: readonly string[]
  /** Digests (sha256, hex) of the settings by their name, to find what changes. */
  readonly settings?: Readonly<Record<string, string>>
  /** Refusals of a minute, the most frequent first. */
  readonly refusals?: readonly (Refusal & { readonly count: number })[]
  /** All refusals of that minute, those included that are not listed. */
  readonly count?: number
}

/** An entry as it stands in the log: its number, the moment at which it was written (RFC 3339, UTC), and the name of the machine that wrote it. */
export interface NumberedEntry extends AuditEntry {
  readonly seq: number
  readonly at: string
  readonly machine: string
}
