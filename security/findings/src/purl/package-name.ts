import { purlName } from './purl.ts'
import { readPurl } from './read-purl.ts'

/** `pkg:npm/%40scope/name@1.2.3` as people write it, `@scope/name@1.2.3`; a text that is no purl as it is. */
export function packageName(subject: string): string {
  const purl = readPurl(subject)
  if (purl === null) return subject
  return purl.version === undefined ? purlName(purl) : `${purlName(purl)}@${purl.version}`
}
