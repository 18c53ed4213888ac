/** Lets one call of a function run at a time; the others wait in their order. */
export function oneAtATime<Words extends readonly unknown[], T>(work: (...words: Words) => Promise<T>): (...words: Words) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (...words) => {
    const next = last.then(() => work(...words))
    last = next.catch(() => {})
    return next
  }
}
