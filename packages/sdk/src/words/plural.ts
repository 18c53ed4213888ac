/** Counts things in words: `1 round`, `2 rounds`. */
export function plural(count: number, one: string): string {
  return `${count} ${count === 1 ? one : `${one}s`}`
}
