import { isFault, type Fault } from '@galley/fault'
import { HTTPException } from 'hono/http-exception'
import { fault } from '../faults.ts'
import { hintFor } from '../page/hint-for.ts'

/** A problem document (RFC 9457) with our three members: the fault's code, what to do about it, and its exit code. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly hint: string
  /** Exit code of a command that ends with it: 1, 2 or 3. */
  readonly exit: number
  /** The path of the request. */
  readonly instance: string
}

/** Turns an error into a problem document; anything but a fault becomes `INTERNAL`, without a word of its text. */
export function toProblem(error: unknown, instance: string): Problem {
  const cause = faultOf(error)
  return {
    type: `urn:galley:fault:${cause.code}`,
    title: titleOf(cause.code),
    status: cause.status,
    detail: cause.message,
    code: cause.code,
    hint: hintFor(cause),
    exit: cause.exit,
    instance,
  }
}

function faultOf(error: unknown): Fault {
  if (isFault(error)) return error
  if (error instanceof HTTPException && error.status < 500)
    return fault('REQUEST_INVALID', { where: 'the request', problem: error.message || `was refused (${error.status})` })
  return fault('INTERNAL')
}

/** Title of a problem: the same for every occurrence (RFC 9457 §3.1.3). */
function titleOf(code: string): string {
  const words = code
    .toLowerCase()
    .replaceAll('_', ' ')
    .replaceAll(/\b(?:json|mcp)\b/g, (name) => name.toUpperCase())
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
