import { hash } from 'node:crypto'
import type { Ledger, StoredToken } from '@galley/ledger'
import type { ModelDemand } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Access, Caller } from './access.ts'
import { newSecret } from './new-secret.ts'
import type { SecretServices } from './secret-services.ts'
import { hasBudget } from './token-limits.ts'
import type { TokenScope } from './token-scopes.ts'

/** Milliseconds for which a token that was found is neither hashed nor looked up again; one that was revoked is let in for no longer. */
const knownMs = 500

/** Digits of a token's hash that tell it from others of its name. */
const idDigits = 12

/** Name of a token: it stands in lists, logs and error messages. */
const nameForm = /^[a-z0-9][a-z0-9._-]{0,63}$/i

/** Tokens that admit programs, which are asked for with every request. */
export function programTokens({
  ledger,
  clock,
  random,
}: SecretServices): Pick<Access, 'caller' | 'firstToken' | 'newToken' | 'tokens' | 'revokeToken'> {
  const known = createKnownCallers()
  const put = async (about: Parameters<Ledger['putToken']>[2]): Promise<string> => {
    const token = `galley_${newSecret(random)}`
    await ledger.putToken(hash('sha256', token), 'token', about)
    return token
  }
  return {
    caller: async (token) => {
      const now = clock().getTime()
      const found = known.find(token, now)
      if (found !== null) return found
      const stored = await ledger.token(hash('sha256', token), 'token')
      if (stored === null) return null
      const caller = callerOf(stored)
      known.add(token, { caller, until: Math.min(now + knownMs, stored.expiresAt === null ? Infinity : Date.parse(stored.expiresAt)) })
      return caller
    },
    firstToken: async () => ((await ledger.tokens('token')).length > 0 ? null : put({ name: 'first' })),
    newToken: async ({ name, scopes, limits = {}, demand = {}, lifeMs }) => {
      if (!nameForm.test(name)) throw fault('TOKEN_NAME_INVALID', { name })
      const unbound = scopes.find((scope) => scope === 'drafts' || scope === 'admin')
      if (unbound !== undefined && hasBudget(limits)) throw fault('TOKEN_BUDGET_UNBOUND', { scope: unbound })
      const life = lifeMs === undefined ? {} : { expires: new Date(clock().getTime() + lifeMs) }
      return put({ name, scopes, limits, demand: { ...demand }, ...life })
    },
    tokens: async () => {
      const all = await ledger.tokens('token')
      return all.map(({ createdAt, expiresAt, ...token }) => Object.assign(callerOf(token), { createdAt, expiresAt }))
    },
    revokeToken: async (name) => {
      const found = (await ledger.tokens('token')).find((token) => token.name === name)
      if (found === undefined || !(await ledger.revokeToken(found.hash))) throw fault('TOKEN_NOT_FOUND', { name })
      known.clear()
    },
  }
}

/** A caller that was looked up. */
interface Known {
  readonly caller: Caller
  /** Unix milliseconds until which it is not looked up again. */
  readonly until: number
}

/** Callers of the last half second, by their tokens. */
interface KnownCallers {
  readonly find: (token: string, now: number) => Caller | null
  readonly add: (token: string, known: Known) => void
  readonly clear: () => void
}

function createKnownCallers(): KnownCallers {
  /** Those that were looked up first stand in front. */
  const known = new Map<string, Known>()
  return {
    find: (token, now) => {
      const found = known.get(token)
      if (found !== undefined && found.until > now) return found.caller
      for (const [old, { until }] of known) {
        if (until > now) break
        known.delete(old)
      }
      return null
    },
    add: (token, caller) => void known.set(token, caller),
    clear: () => known.clear(),
  }
}

function callerOf({ hash: whole, name, scopes, limits, demand }: Omit<StoredToken, 'kind' | 'createdAt' | 'expiresAt'>): Caller {
  const demands = Object.keys(demand).length > 0 ? { demand: demand as ModelDemand } : {}
  return { name, id: whole.slice(0, idDigits), scopes: scopes as readonly TokenScope[], limits, ...demands }
}
