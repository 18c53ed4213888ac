/** The author that a document names; null for none, and for an address or an account in the place of a name. */
export function authorNamed(said: string | null | undefined): string | null {
  const name = (said ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 300)
  return !/\p{L}/u.test(name) || /^@|:\/\/|^(?:admin|administrator|author|unknown|user)$/i.test(name) ? null : name
}
