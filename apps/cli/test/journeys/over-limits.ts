import type { TokenLimits } from '@galley/runtime'

/** Milliseconds of the span in which a limit of a minute is counted: a minute, but for what a request may take from gateway to model. */
const spanMs = 50_000

/** A token, and what a model worked for it: times in Unix milliseconds. */
export interface LimitedToken {
  readonly name: string
  readonly limits: TokenLimits
  readonly arrivals: { readonly at: number; readonly tokens: number }[]
}

/** Lists where a model worked more than the limits of a token allow, in all or in any minute. */
export function overLimits(tokens: readonly LimitedToken[]): readonly string[] {
  return tokens.flatMap(({ name, limits, arrivals }) => {
    const most = Math.min(limits['tokens/day'] ?? Infinity, limits['tokens/month'] ?? Infinity)
    const spent = tokensOf(arrivals)
    const minutes = arrivals.map((first) => arrivals.filter(({ at }) => at >= first.at && at < first.at + spanMs))
    const requests = Math.max(0, ...minutes.map(({ length }) => length))
    const tokensOfMinute = Math.max(0, ...minutes.map(tokensOf))
    return [
      ...(spent > most ? [`${name}: ${spent} of ${most} tokens`] : []),
      ...(requests > (limits['requests/minute'] ?? Infinity) ? [`${name}: ${requests} requests in a minute`] : []),
      ...(tokensOfMinute > (limits['tokens/minute'] ?? Infinity) ? [`${name}: ${tokensOfMinute} tokens in a minute`] : []),
    ]
  })
}

function tokensOf(arrivals: LimitedToken['arrivals']): number {
  return arrivals.reduce((sum, { tokens }) => sum + tokens, 0)
}
