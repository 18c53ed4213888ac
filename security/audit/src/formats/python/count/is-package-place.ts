import { strip } from './strip.ts'

/** Endings of files that pip installs. */
const archives = ['.whl', '.zip', '.tar', '.tgz', '.tbz', '.txz', '.tlz', '.tar.gz', '.tar.bz2', '.tar.xz', '.tar.lz', '.tar.lzma']
const repositories = new Set(['git', 'hg', 'svn', 'bzr'])
const downloads = new Set(['http', 'https', 'ftp', 'file', 'ssh', 'sftp'])

/** True for a requirement that is a package, and no folder of the project's own: a name, an archive, an address. The counter's own reading of it. */
export function isPackagePlace(what: string): boolean {
  const isAddress = hasScheme(what)
  const end = what.indexOf(isAddress ? '; ' : ';')
  const plain = strip(end < 0 ? what : what.substring(0, end))
  const at = isAddress ? -1 : plain.indexOf('@')
  const isNamed = at > 0 && isNameWithExtras(plain.substring(0, at))
  const place = isNamed ? strip(plain.substring(at + 1)) : plain
  if (hasScheme(place)) return !place.toLowerCase().startsWith('file:') || isArchive(until(until(place, '#'), '?'))
  return isNamed ? isArchive(place) : isNoFolder(place.endsWith(']') ? until(place, '[') : place)
}

function isNoFolder(place: string): boolean {
  const before = until(place, '@')
  if (isArchive(place) && (before === place || before.includes('/') || before.startsWith('.'))) return true
  let word = 0
  while (isWord(place.charAt(word))) word++
  return !'./~'.includes(place.charAt(0)) && !(word > 0 && place.charAt(word) === '/')
}

function isArchive(place: string): boolean {
  return archives.some((end) => place.toLowerCase().endsWith(end))
}

function isNameWithExtras(text: string): boolean {
  if ('._-'.includes(text.charAt(0))) return false
  for (let at = 0; at < text.length; at++) if (!isWord(text.charAt(at)) && !'[], \t'.includes(text.charAt(at))) return false
  return true
}

function isWord(one: string): boolean {
  return (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') || one === '_' || one === '.' || one === '-'
}

function hasScheme(place: string): boolean {
  const [first = '', behind] = until(place, ':').toLowerCase().split('+', 2)
  if (!place.includes(':')) return false
  return repositories.has(first) ? behind !== '' : behind === undefined && downloads.has(first)
}

function until(text: string, mark: string): string {
  const at = text.indexOf(mark)
  return at < 0 ? text : text.substring(0, at)
}
