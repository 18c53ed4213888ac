import { normalName } from '../normal-name.ts'

/** A requirement of PEP 508, taken apart so that putting the parts together gives it back as it was. */
export interface RequirementParts {
  /** The name as written, with its extras and the white space behind. */
  readonly head: string
  readonly name: string
  readonly specifier: string
  /** White space, brackets and what stands behind a semicolon. */
  readonly tail: string
}

/** Null for what has no version to change: `name @ https://…`, and what is no requirement. */
export function splitRequirement(text: string): RequirementParts | null {
  const found = /^(\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(?:\[[^\]]*\])?\s*\(?)([^;#()@]*?)(\s*\)?\s*(?:;[\s\S]*)?)$/.exec(text)
  if (!found) return null
  const [, head = '', name = '', specifier = '', tail = ''] = found
  return { head, name: normalName('PyPI', name), specifier, tail }
}
