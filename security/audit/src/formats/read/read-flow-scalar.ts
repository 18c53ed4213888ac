import { trimLine } from './yaml-cursor.ts'

/** A scalar and where the text goes on behind it. */
interface Scalar {
  readonly text: string
  readonly end: number
}

/** Reads the scalar that begins at an offset of one line of YAML; null for what only full YAML knows. */
export function readFlowScalar(text: string, start: number, where: { readonly inFlow: boolean; readonly isKey: boolean }): Scalar | null {
  if (text[start] === "'") return singleQuoted(text, start)
  return text[start] === '"' ? doubleQuoted(text, start) : plain(text, start, where)
}

function singleQuoted(text: string, start: number): Scalar | null {
  const parts: string[] = []
  for (let at = start + 1; ;) {
    const end = text.indexOf("'", at)
    if (end === -1) return null
    parts.push(text.slice(at, end))
    if (text[end + 1] !== "'") return { text: parts.join("'"), end: end + 1 }
    at = end + 2
  }
}

function doubleQuoted(text: string, start: number): Scalar | null {
  const quoted = /"(?:[^"\\]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*"/y
  quoted.lastIndex = start
  const found = quoted.exec(text)?.[0]
  if (found === undefined) return null
  try {
    return { text: JSON.parse(found) as string, end: start + found.length }
  } catch {
    return null
  }
}

function plain(text: string, start: number, { inFlow, isKey }: { readonly inFlow: boolean; readonly isKey: boolean }): Scalar | null {
  const stop = inFlow ? /[,[\]{}]|:(?=[ ,[\]{}]|$)| #/g : /:(?= |$)| #/g
  stop.lastIndex = start
  const found = stop.exec(text)
  const mark = found?.[0] ?? ''
  if (mark === ' #' || mark === '[' || mark === '{' || (mark === ':' && !isKey)) return null
  const end = found?.index ?? text.length
  const scalar = trimLine(text.slice(start, end))
  return scalar === '' || /^(?:[[\]{},&*!|>%@`#'"]|[-?:](?:[ ,[\]{}]|$))/.test(scalar) ? null : { text: scalar, end }
}
