import type { Scope } from './scope.ts'
import { requestWaitMs } from './write-queue.ts'

/** Kind of a secret: a token admits a program, a session a browser, a ticket opens one session once. */
export type TokenKind = 'token' | 'session' | 'ticket'

/** A secret as it is stored: its hash only. */
export interface StoredToken {
  readonly hash: string
  readonly kind: TokenKind
  readonly name: string
  /** RFC 3339, UTC. */
  readonly createdAt: string
  readonly expiresAt: string | null
}

/** Stores a token by its hash, until `expires` if it is given. Expired tokens are removed on the way. */
export function putToken(
  scope: Scope,
  hash: string,
  kind: TokenKind,
  options: { readonly name?: string; readonly expires?: Date } = {},
): Promise<void> {
  return scope.write(() => {
    scope.database.run('DELETE FROM tokens WHERE expires_at <= ?', scope.now())
    scope.database.run(
      'INSERT INTO tokens (hash, kind, name, created_at, expires_at) VALUES (?, ?, ?, ?, ?)',
      hash,
      kind,
      options.name ?? '',
      scope.now(),
      options.expires?.getTime() ?? null,
    )
  }, requestWaitMs)
}

/** True for a hash of that kind that has not expired. */
export function hasToken(scope: Scope, hash: string, kind: TokenKind): boolean {
  const row = scope.database.get('SELECT 1 FROM tokens WHERE hash = ? AND kind = ? AND ifnull(expires_at > ?, 1)', hash, kind, scope.now())
  return row !== undefined
}

/** Consumes a token: true for exactly one caller, also among several processes. */
export function consumeToken(scope: Scope, hash: string, kind: TokenKind): Promise<boolean> {
  return scope.write(
    () => scope.database.run('DELETE FROM tokens WHERE hash = ? AND kind = ? AND ifnull(expires_at > ?, 1)', hash, kind, scope.now()) > 0,
    requestWaitMs,
  )
}

/** Revokes a token; false when there was none. */
export function revokeToken(scope: Scope, hash: string): Promise<boolean> {
  return scope.write(() => scope.database.run('DELETE FROM tokens WHERE hash = ?', hash) > 0, requestWaitMs)
}

/** Lists the tokens of a kind that have not expired, oldest first. */
export function listTokens(scope: Scope, kind: TokenKind): readonly StoredToken[] {
  const rows = scope.database.all<{ hash: string; name: string; created_at: number; expires_at: number | null }>(
    'SELECT hash, name, created_at, expires_at FROM tokens WHERE kind = ? AND ifnull(expires_at > ?, 1) ORDER BY created_at, hash',
    kind,
    scope.now(),
  )
  return rows.map((row) => ({
    hash: row.hash,
    kind,
    name: row.name,
    createdAt: new Date(row.created_at).toISOString(),
    expiresAt: row.expires_at === null ? null : new Date(row.expires_at).toISOString(),
  }))
}
