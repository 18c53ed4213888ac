/** Makes a function that tells if a value is another one than the last time, and at first that it is. */
export function noticeChange(read: () => unknown): () => boolean {
  let seen: unknown
  return () => {
    const before = seen
    seen = read()
    return seen !== before
  }
}
