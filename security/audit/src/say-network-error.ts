/** Says why the network failed: `fetch` itself says no more than that it did, and puts the code (ENOTFOUND, ECONNREFUSED) into its cause. */
export function sayNetworkError(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const { cause, message } = error
  if (message !== 'fetch failed') return message
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  return code === '' ? 'the network failed' : `the network failed (${code})`
}
