/** A name without its separators and signs, in lower case: what the eye remembers of it. */
export function flat(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '')
}
