/** Titles of the sections of a document, by the labels that stand above them. */
export type Titles = ReadonlyMap<string, string>

/** Prose without roles, links and substitutions; literals keep one pair of ticks. A reference without words of its own has those of its section. */
export function inline(text: string, titles: Titles): string {
  return text
    .replaceAll(/``([^`]+)``/g, '\uE000$1\uE001')
    .replaceAll(/\|[\w -]+\|_{0,2}/g, '')
    .replaceAll(/(?::[\w:+-]+:)?`~?([^`<>]+?)\s*<[^`<>]*>`_{0,2}/g, '$1')
    .replaceAll(/:(?:pep|rfc):`(\d+)`/g, (whole, number: string) => `${whole.slice(1, 4).toUpperCase()} ${number}`)
    .replaceAll(/:(?:issue|pr|gh):`(\d+)`/g, '#$1')
    .replaceAll(/:ref:`([^`]+)`/g, (_, label: string) => titles.get(labelOf(label)) ?? label)
    .replaceAll(/:doc:`\/?(?:[^`/]+\/)*?([^`/]+?)(?:\/index)?`/g, '$1')
    .replaceAll(/:[\w:+-]+:`~(?:[^`]*\.)?([^`.]+)`/g, '$1')
    .replaceAll(/:[\w:+-]+:`!?([^`]+)`/g, '$1')
    .replaceAll(/`([^`]+)`_{0,2}/g, '$1')
    .replaceAll(/(?<=\w)__?(?=[\s.,;:)]|$)/g, '')
    .replaceAll(/\s?\[#?[\w-]*\]_/g, '')
    .replaceAll(/\\([\s*_`|])/g, (_, sign: string) => sign.trim())
    .replaceAll(/[\uE000\uE001]/g, '`')
}

/** A label as references to it are compared. */
const labelOf = (label: string): string => label.replaceAll(/\s+/g, ' ').toLowerCase()

/** Reads the labels of a document's sections. */
export function titlesOf(source: string): Titles {
  const found = new Map<string, string>()
  for (const [, labels = '', , title = ''] of source.matchAll(
    /^((?:\.\. _[^:\n]+:\s*\n\s*)+)(?:([=\-~^"'`#*+])\2{2,}\n)?(\S.*)\n([=\-~^"'`#*+])\4{2,}\s*$/gm,
  ))
    for (const [, label = ''] of labels.matchAll(/_([^:\n]+):/g)) found.set(labelOf(label), title.trim())
  return found
}

/** Lines of a paragraph without those that are nothing but a reference, with no words of its own, to another document: an item of a list, or all of it. */
export function withoutBareReferences(lines: readonly string[], titles: Titles): readonly string[] {
  return lines.filter((line) => {
    const [, mark, label] = /^\s*([*+-] )?:(?:ref|doc):`([^`<]+)`\.?\s*$/.exec(line) ?? []
    return label === undefined || titles.has(labelOf(label)) || (mark === undefined && lines.length > 1)
  })
}
