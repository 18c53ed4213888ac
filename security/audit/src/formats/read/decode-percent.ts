/** Percent-decoding that leaves alone what is not encoded rightly. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
