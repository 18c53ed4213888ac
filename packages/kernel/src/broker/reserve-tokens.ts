import { promptTokens, type ModelRequest } from '@galley/sdk'
import { fault } from '../faults.ts'
import type { Caller } from './caller.ts'
import { addSpending, spendingOf } from './run-memory.ts'
import type { TokenQuota } from './run-scope.ts'

/** Tokens of an answer at most, when the plugin sets no limit. */
const defaultMaxTokens = 2048

/** Tokens that were set aside for one ask. */
interface TokenReservation {
  /** Tokens that the answer may have. */
  readonly maxTokens: number
  /** The reservation as whoever calls the model books it, call by call. */
  readonly quota: TokenQuota
  /** Gives back what is left over. `usage` is the ask's own, and counts when nobody booked a call. */
  readonly settle: (usage: number) => void
}

/**
 * Sets the tokens of an ask aside: its prompt, estimated high, and its answer. While other asks of the plugin are open, one that
 * does not fit waits for what they give back; alone, it gets what is left. Fault QUOTA_SPENT when not even the prompt fits.
 */
export async function reserveTokens(
  { plugin: { name, grant }, run: { memory } }: Caller,
  request: ModelRequest,
  signal: AbortSignal,
): Promise<TokenReservation> {
  const limit = grant.permissions.model?.maxTokens ?? 0
  const left = (): number => Math.max(0, limit - spendingOf(memory, name, 'tokens'))
  const book = (amount: number): void => addSpending(memory, name, 'tokens', amount)
  const spent = (): Error => fault('QUOTA_SPENT', { name, quota: 'tokens', left: left(), limit })
  const prompt = promptTokens(request)
  const wanted = prompt + (request.maxTokens ?? defaultMaxTokens)
  const open = memory.openAsks.get(name) ?? new Set()
  memory.openAsks.set(name, open)
  if (prompt >= limit) throw spent()
  while (open.size > 0 && wanted > left()) {
    await Promise.race(open)
    signal.throwIfAborted()
  }
  if (prompt >= left()) throw spent()
  let held = Math.min(wanted, left())
  let isBooked = false
  const settled = Promise.withResolvers<void>()
  book(held)
  open.add(settled.promise)
  return {
    maxTokens: held - prompt,
    quota: {
      reserve(tokens) {
        const more = Math.max(0, tokens - held)
        if (more > left()) throw spent()
        book(more)
        held += more - tokens
        isBooked = true
        return { settle: (used) => book(used - tokens) }
      },
    },
    settle(usage) {
      book((isBooked ? 0 : usage) - held)
      open.delete(settled.promise)
      settled.resolve()
    },
  }
}
