/**
 * A pure function of a text that remembers what it answered, up to so many texts; then it forgets them all, so that a long-lived process
 * does not keep every text it ever saw.
 */
export function remembered<Answer>(maxKept: number, make: (text: string) => Answer): (text: string) => Answer {
  const kept = new Map<string, Answer>()
  return (text) => {
    const found = kept.get(text)
    if (found !== undefined) return found
    const made = make(text)
    if (kept.size >= maxKept) kept.clear()
    kept.set(text, made)
    return made
  }
}
