import { isFault } from '@galley/fault'
import type { AuditLog } from '@galley/runtime'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppEnv } from '../app-env.ts'
import { fault } from '../faults.ts'
import { countRefusal } from './count-refusal.ts'
import { toProblem } from './to-problem.ts'
import { problemPage } from './problem-page.ts'
import { isOpenaiPath, toOpenaiError } from './openai-error.ts'
import { showPage } from '../page/show-page.ts'
import { addressOf } from '../site/address-of.ts'

/** Seconds after which a request may be sent again that the ledger was too busy for: the lock of another process is seldom held for longer. */
const retryAfterSeconds = 5

/** Answers an error, and has the audit log count what was refused: in OpenAI's shape where its clients ask, a page where a browser asked for one, `application/problem+json` everywhere else. */
export async function answerProblem(thrown: unknown, c: Context<AppEnv>, say: (line: string) => void, log: AuditLog): Promise<Response> {
  const error = hasBrokenOff(thrown) ? fault('REQUEST_BROKEN_OFF') : thrown
  if (error !== thrown) say(`${c.req.method} ${c.req.path} broke off: the client left, or sent its body too slowly`)
  const problem = toProblem(error, addressOf(c, c.req.path))
  if (!isFault(error) && problem.status >= 500)
    say(`${c.req.method} ${c.req.path} broke: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  const status = problem.status as ContentfulStatusCode
  countRefusal(c, problem, log)
  if (isFault(error) && error.code === 'DATA_BUSY') c.header('Retry-After', String(retryAfterSeconds))
  if (isFault(error) && ['RATE_LIMITED', 'BUDGET_SPENT', 'MODEL_LIMITED'].includes(error.code))
    c.header('Retry-After', error.details['seconds'] ?? '60')
  if (problem.status === 401) c.header('WWW-Authenticate', 'Bearer realm="galley"')
  if (problem.code === 'SCOPE_MISSING') c.header('WWW-Authenticate', 'Bearer realm="galley", error="insufficient_scope"')
  c.header('Cache-Control', 'no-store')
  if (isOpenaiPath(c.req.path)) return c.json(toOpenaiError(problem), status)
  if (wantsPage(c)) return showPage(c, problemPage(problem), status)
  return c.body(JSON.stringify(problem), status, { 'Content-Type': 'application/problem+json' })
}

/** True for what Node throws where a body ends in the middle: the client went away, or `requestTimeout` cut it off. */
function hasBrokenOff(error: unknown): boolean {
  const { name, code, message } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  return name === 'AbortError' || code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE' || message === 'aborted'
}

/** True when the request comes from a browser that shows a page, not from a program. */
export function wantsPage(c: Context<AppEnv>): boolean {
  return !c.req.path.startsWith('/v1/') && (c.req.header('Accept') ?? '').includes('text/html')
}
