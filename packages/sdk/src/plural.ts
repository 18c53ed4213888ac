/** Counts things in words: `1 round`, `2 rounds`, `2 searches`; `many` is the plural of a word that takes no *s*. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
