const named = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }))

/** Strips tags and entities from a title or snippet of a search answer and puts it on one line: for `Hit.title` and `Hit.snippet`. */
export function plainSnippet(html: string): string {
  return html
    .replaceAll(/<\/?[a-z][^<>]*>/gi, '')
    .replaceAll(/&(?:#(\d{1,7})|([a-z]{2,5}));/gi, (whole: string, code?: string, name?: string) => {
      if (name !== undefined) return named.get(name) ?? whole
      const point = Number(code)
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ' '
    })
    .replaceAll(/\s+/g, ' ')
    .trim()
}
