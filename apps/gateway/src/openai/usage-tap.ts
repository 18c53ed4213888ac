/** Tokens that a provider told for one call. */
export interface ToldTokens {
  readonly promptTokens: number
  readonly completionTokens: number
}

/** Chunks that are held: the usage is in the last event before `[DONE]`, or at the end of a JSON body, which comes in pieces of 64 KiB. */
const heldChunks = 4

/** Holds the end of an answer that flows by: nothing is copied or parsed meanwhile. */
export function holdEnd(held: Buffer[], chunk: Buffer): void {
  held.push(chunk)
  if (held.length > heldChunks) held.shift()
}

/**
 * Reads the usage in the end of an answer; null where the provider told none. A quotation mark that is escaped belongs to the text of the answer, so that no
 * model can write its own bill.
 */
export function readUsage(held: readonly Buffer[]): ToldTokens | null {
  const [only] = held
  const end = (held.length === 1 && only !== undefined ? only : Buffer.concat(held)).toString('latin1')
  const at = end.lastIndexOf('"usage"')
  if (at === -1) return null
  const usage = end.slice(at)
  const promptTokens = numberAfter(usage, /"(?:prompt|input)_tokens"\s*:\s*(\d{1,12})/)
  const completionTokens = numberAfter(usage, /"(?:completion|output)_tokens"\s*:\s*(\d{1,12})/)
  if (promptTokens === undefined) return null
  // An embedding has no answer; its sum says so. Without either nobody counted.
  if (completionTokens !== undefined) return { promptTokens, completionTokens }
  const sum = numberAfter(usage, /"total_tokens"\s*:\s*(\d{1,12})/)
  return sum === undefined ? null : { promptTokens, completionTokens: Math.max(0, sum - promptTokens) }
}

function numberAfter(text: string, pattern: RegExp): number | undefined {
  const written = pattern.exec(text)?.[1]
  return written === undefined ? undefined : Number(written)
}
