/** Signs that are in no name of a person: of an address, or of a program that wrote more into the field than the name. */
const isForeign = /[@`#%~<>{}\\|]|\(at\)|:\/\//

/** The author that a document names, without an address; null for none, and for an account in the place of a name. */
export function authorNamed(said: string | null | undefined): string | null {
  const name = (said ?? '')
    .replaceAll(/<[^<>]*>/g, ' ')
    .split(/(?<=[,;])/)
    .filter((part) => !isForeign.test(part))
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replace(/[\s,;]+$/, '')
    .trim()
    .slice(0, 300)
  const isNone = /^\(?(?:admin|administrator|anonymous|author|microsoft office user|openpyxl|python-docx|unknown|unspecified|user)?\)?$/i
  return !/\p{L}/u.test(name) || isNone.test(name) ? null : name
}
