import { isFault, type Fault } from '@galley/fault'
import { HTTPException } from 'hono/http-exception'
import { fault } from '../faults.ts'
import type { Problem } from './problem.ts'

/** Turns whatever was thrown into a problem document; what is no fault becomes `INTERNAL` and tells the caller nothing of its text. */
export function problemOf(error: unknown, instance: string): Problem {
  const cause = faultOf(error)
  return {
    type: `urn:galley:fault:${cause.code}`,
    title: titleOf(cause.code),
    status: cause.status,
    detail: cause.message,
    code: cause.code,
    hint: cause.hint,
    instance,
  }
}

function faultOf(error: unknown): Fault {
  if (isFault(error)) return error
  if (error instanceof HTTPException && error.status < 500)
    return fault('REQUEST_INVALID', { where: 'the request', problem: error.message || `was refused (${error.status})` })
  return fault('INTERNAL')
}

/** RFC 9457: a title that does not change from one occurrence to the next. */
function titleOf(code: string): string {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
