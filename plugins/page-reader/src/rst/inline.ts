/**
 * Prose without roles, links and substitutions; literals keep one pair of ticks. Where a role or link has words and a place, the words stay, and else
 * the place: the words of another part of the document would be none of this one.
 */
export function inline(text: string): string {
  return text
    .replaceAll(/``([^`]+)``/g, '\uE000$1\uE001')
    .replaceAll(/\|[\w -]+\|_{0,2}/g, '')
    .replaceAll(/(?::[\w:+-]+:)?`~?([^`<>]+?)\s*<[^`<>]*>`_{0,2}/g, '$1')
    .replaceAll(/:(?:pep|rfc):`(\d+)`/g, (whole, number: string) => `${whole.slice(1, 4).toUpperCase()} ${number}`)
    .replaceAll(/:(?:issue|pr|gh):`(\d+)`/g, '#$1')
    .replaceAll(/:[\w:+-]+:`[~!]?([^`]+)`/g, '$1')
    .replaceAll(/`([^`]+)`_{0,2}/g, '$1')
    .replaceAll(/(?<=\w)__?(?=[\s.,;:)]|$)/g, '')
    .replaceAll(/\\?\s?\[#?[\w-]*\]_/g, '')
    .replaceAll(/\\([\s*_`|])/g, (_, sign: string) => sign.trim())
    .replaceAll(/[\uE000\uE001]/g, '`')
}

/** Lines of a paragraph without those that are nothing but a reference, with no words of its own, to another document: an item of a list, or all of it. */
export function withoutBareReferences(lines: readonly string[]): readonly string[] {
  return lines.filter((line) => {
    const [, mark, label] = /^\s*([*+-] )?:(?:ref|doc):`([^`<]+)`\.?\s*$/.exec(line) ?? []
    return label === undefined || (mark === undefined && lines.length > 1)
  })
}
