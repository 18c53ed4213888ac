/** Most addresses of one list; a brief names no more. */
const maxAddresses = 100

/** Lines of a list that name nothing: empty ones and comments. */
const idle = /^\s*(?:[#;].*|\/\/.*)?$/

/**
 * Lists the web addresses of a document that is nothing but a list of them, in its order, each once; null for any other document. Lists are:
 * text with an address in each line (`text/uri-list`, RFC 2483 §5), internet shortcuts (`.url`, `.webloc`), outlines of feeds (OPML), and the
 * bookmarks that browsers export.
 */
export function addressesIn(path: string, text: string): readonly string[] | null {
  const found = listedIn(path.slice(path.lastIndexOf('.') + 1).toLowerCase(), text)
  if (found === null) return null
  const addresses = found.map((address) => decodeEntities(address.trim())).filter((address) => /^https?:\/\/\S+$/i.test(address))
  return [...new Set(addresses.filter((address) => URL.canParse(address)))].slice(0, maxAddresses)
}

function listedIn(end: string, text: string): readonly string[] | null {
  if (end === 'url') return matches(/^URL=(\S+)/gim, text)
  if (end === 'webloc') return matches(/<key>URL<\/key>\s*<string>([^<]*)<\/string>/g, text)
  if (end === 'opml') return matches(/\b(?:xmlUrl|htmlUrl|url)\s*=\s*["']([^"']*)["']/gi, text)
  if (/^\s*<!DOCTYPE NETSCAPE-Bookmark-file-1>/i.test(text)) return matches(/<A\s[^>]*?HREF\s*=\s*"([^"]*)"/gi, text)
  return end === 'html' || end === 'htm' ? null : addressLines(text)
}

const matches = (pattern: RegExp, text: string): readonly string[] => [...text.matchAll(pattern)].map(([, address = '']) => address)

/** Lines of a text, when each of them is an address; in Markdown they may be items of a list. */
function addressLines(text: string): readonly string[] | null {
  const lines = text.split(/\r?\n/).filter((line) => !idle.test(line))
  const addresses = lines.flatMap((line) => /^\s*(?:[-*+]\s+|\d+[.)]\s+)?<?(https?:\/\/[^\s<>]+)>?\s*$/i.exec(line)?.[1] ?? [])
  return lines.length > 0 && addresses.length === lines.length ? addresses : null
}

const entities: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', '#38': '&', '#39': "'" }

/** Resolves the references that addresses hold in markup. */
function decodeEntities(text: string): string {
  return text.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole)
}
