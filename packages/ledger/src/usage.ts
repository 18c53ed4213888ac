import type { Scope } from './scope.ts'
import { change, every } from './program.ts'

/** Calls of one token to one model on one day. */
export interface ModelUsage {
  /** Day as YYYY-MM-DD, UTC. */
  readonly day: string
  /** Name of the token; empty for calls from before tokens were told apart. */
  readonly token: string
  readonly model: string
  /** Calls that were answered. */
  readonly calls: number
  /** Those of them whose server told no tokens; they are in no sum. */
  readonly untold: number
  readonly promptTokens: number
  readonly completionTokens: number
}

/** Adds to the sums of days, tokens and models, all at once. */
export function addUsage(scope: Scope, usages: readonly ModelUsage[]): Promise<void> {
  return scope.write(function* () {
    for (const { day, token, model, calls, untold, promptTokens, completionTokens } of usages)
      yield* change(
        `INSERT INTO usage (day, token, model, calls, untold, prompt_tokens, completion_tokens) VALUES (?, ?, ?, ?, ?, ?, ?)
         ON CONFLICT (day, token, model) DO UPDATE SET calls = usage.calls + excluded.calls, untold = usage.untold + excluded.untold,
           prompt_tokens = usage.prompt_tokens + excluded.prompt_tokens,
           completion_tokens = usage.completion_tokens + excluded.completion_tokens`,
        day,
        token,
        model,
        calls,
        untold,
        promptTokens,
        completionTokens,
      )
  })
}

/** Lists the sums from a day on, the newest first, then by token and model. */
export function listUsage(scope: Scope, since: string): Promise<readonly ModelUsage[]> {
  return scope.read(() =>
    every<ModelUsage>(
      `SELECT day, token, model, calls, untold, prompt_tokens AS "promptTokens", completion_tokens AS "completionTokens"
       FROM usage WHERE day >= ? ORDER BY day DESC, token, model`,
      since,
    ),
  )
}
