import { redact } from './redact.ts'

/** Entry of a fault table; `message` and `hint` may hold `{name}` slots. */
export interface FaultEntry {
  /** HTTP status the gateway answers with (RFC 9110). */
  readonly status: number
  /** Exit code of the command line: 1 findings, 2 wrong use, 3 could not finish or check. */
  readonly exit: 1 | 2 | 3
  /** Says what happened to what. */
  readonly message: string
  /** One imperative sentence: what to do about it. */
  readonly hint: string
}

/** Parts of a fault besides its code. */
export interface FaultParts {
  readonly message: string
  readonly hint: string
  readonly status: number
  readonly exit: 1 | 2 | 3
  /** The values that filled the slots, redacted. */
  readonly details?: Readonly<Record<string, string>>
  readonly cause?: unknown
}

const marker: unique symbol = Symbol.for('galley.fault')

/**
 * The one error class: something stopped us, and this says what and what to do.
 * Everything that an auditor *looks for* is a finding (data), never a fault.
 * Secrets are redacted from the message here, and from the values of both texts by the table: a hint is its table's own words.
 */
export class Fault extends Error {
  override readonly name = 'Fault'
  readonly [marker] = true
  readonly code: string
  readonly hint: string
  readonly status: number
  readonly exit: 1 | 2 | 3
  readonly details: Readonly<Record<string, string>>

  constructor(code: string, parts: FaultParts) {
    super(redact(parts.message), parts.cause === undefined ? undefined : { cause: parts.cause })
    this.code = code
    this.hint = parts.hint
    this.status = parts.status
    this.exit = parts.exit
    this.details = parts.details ?? {}
  }

  /** The fault as data: what crosses a process or goes into a problem document. */
  toJSON(): { code: string; message: string; hint: string; status: number; exit: number; details: Readonly<Record<string, string>> } {
    return { code: this.code, message: this.message, hint: this.hint, status: this.status, exit: this.exit, details: this.details }
  }
}

/** True for a fault of any copy of this package (the marker is a registered symbol). */
export function isFault(value: unknown): value is Fault {
  return typeof value === 'object' && value !== null && (value as { [marker]?: unknown })[marker] === true
}
