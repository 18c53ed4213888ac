/** A problem document (RFC 9457) with our two members: the fault's code, and what to do about it. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly hint: string
  /** The path of the request. */
  readonly instance: string
}
