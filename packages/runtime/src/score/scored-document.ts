/** A document that a draft is compared with. */
export interface ScoredDocument {
  /** Path below the folder of sources, or the title of a pasted text. */
  readonly name: string
  readonly title: string
  readonly text: string
}

/** True for a document that a reference names: by its file, its title, or an address that ends in its file. */
export function isReferredTo({ name, title }: ScoredDocument, reference: string): boolean {
  const words = plain(reference)
  const file = plain(name.split('/').at(-1) ?? name)
  return (
    words.includes(file) ||
    words.includes(file.replace(/ (?:md|markdown|txt|rst|html?)$/, '')) ||
    (title.length > 3 && words.includes(plain(title)))
  )
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
