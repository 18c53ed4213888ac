import { fault } from './faults.ts'
import { requestWaitMs, type Scope } from './scope.ts'
import { change, every, first } from './program.ts'

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
  readonly scopes: readonly string[]
  /** Numbers by the name of the limit. */
  readonly limits: Readonly<Record<string, number>>
  /** Demands on the models that serve it. */
  readonly demand: Readonly<Record<string, string | boolean | number>>
}

/** Attributes of a secret that is to be stored. */
export interface TokenOptions {
  readonly name?: string
  readonly expires?: Date
  /** Scopes that it opens; `admin` alone where none are given. */
  readonly scopes?: readonly string[]
  readonly limits?: Readonly<Record<string, number>>
  readonly demand?: Readonly<Record<string, string | boolean | number>>
}

interface TokenRow {
  readonly hash: string
  readonly kind: TokenKind
  readonly name: string
  readonly created_at: number
  readonly expires_at: number | null
  readonly scopes: string
  readonly limits: string
  readonly demand: string
}

/** Condition for a token that has not expired, at a time. */
const isGood = '(expires_at IS NULL OR expires_at > ?)'

const columns = 'hash, kind, name, created_at, expires_at, scopes, limits, demand'

/**
 * Stores a token by its hash, until `expires` if it is given. Expired tokens are removed on the way. Tokens that admit programs have a name each.
 * Fault TOKEN_NAME_TAKEN.
 */
export function putToken(
  scope: Scope,
  hash: string,
  kind: TokenKind,
  { name = '', expires, scopes = ['admin'], limits = {}, demand = {} }: TokenOptions = {},
): Promise<void> {
  return scope.write(function* () {
    yield* change('DELETE FROM tokens WHERE expires_at <= ?', scope.now())
    if (kind === 'token' && (yield* first('SELECT 1 FROM tokens WHERE kind = ? AND name = ?', kind, name)) !== undefined)
      throw fault('TOKEN_NAME_TAKEN', { name })
    yield* change(
      `INSERT INTO tokens (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      hash,
      kind,
      name,
      scope.now(),
      expires?.getTime() ?? null,
      JSON.stringify(scopes),
      JSON.stringify(limits),
      JSON.stringify(demand),
    )
  }, requestWaitMs)
}

/** Reads a token of that hash and kind that has not expired; null when there is none. */
export async function getToken(scope: Scope, hash: string, kind: TokenKind): Promise<StoredToken | null> {
  const sql = `SELECT ${columns} FROM tokens WHERE hash = ? AND kind = ? AND ${isGood}`
  const row = await scope.read(() => first<TokenRow>(sql, hash, kind, scope.now()))
  return row === undefined ? null : stored(row)
}

/** Consumes a token: true for exactly one caller, also among several processes. */
export function consumeToken(scope: Scope, hash: string, kind: TokenKind): Promise<boolean> {
  return scope.write(function* () {
    return (yield* change(`DELETE FROM tokens WHERE hash = ? AND kind = ? AND ${isGood}`, hash, kind, scope.now())) > 0
  }, requestWaitMs)
}

/** Revokes a token; false when there was none. */
export function revokeToken(scope: Scope, hash: string): Promise<boolean> {
  return scope.write(function* () {
    return (yield* change('DELETE FROM tokens WHERE hash = ?', hash)) > 0
  }, requestWaitMs)
}

/** Lists the tokens of a kind that have not expired, oldest first. */
export async function listTokens(scope: Scope, kind: TokenKind): Promise<readonly StoredToken[]> {
  const sql = `SELECT ${columns} FROM tokens WHERE kind = ? AND ${isGood} ORDER BY created_at, hash`
  return (await scope.read(() => every<TokenRow>(sql, kind, scope.now()))).map(stored)
}

function stored({ hash, kind, name, created_at: createdAt, expires_at: expiresAt, scopes, limits, demand }: TokenRow): StoredToken {
  return {
    hash,
    kind,
    name,
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
    scopes: JSON.parse(scopes) as readonly string[],
    limits: JSON.parse(limits) as Readonly<Record<string, number>>,
    demand: JSON.parse(demand) as StoredToken['demand'],
  }
}
