/** The deepest reason that an error names, in a word or a sentence: `fetch` itself says only "fetch failed". */
export function rootCause(error: unknown): string {
  let deepest = error
  for (let depth = 0; depth < 5; depth += 1) {
    const { cause, errors } = deepest as { readonly cause?: unknown; readonly errors?: readonly unknown[] }
    const next = cause ?? errors?.[0]
    if (next === undefined || next === null) break
    deepest = next
  }
  const { code, message } = deepest as { readonly code?: unknown; readonly message?: unknown }
  if (typeof code === 'string') return code
  return typeof message === 'string' && message !== '' ? message : 'the connection broke'
}
