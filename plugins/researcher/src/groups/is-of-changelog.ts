import type { DocumentPart } from './document-parts.ts'

/** Titles of lists of changes, and headings of releases. */
const changes =
  /^\W*(?:change ?log|changes|release notes|news|what['’]s new|history of changes|änderungen)(?!\p{L})|^\W*(?:version |release )?v?\d+\.\d+(?:\.\d+)*\S*(?:\s*(?:[([–-].*)?)$/iu

/** True for a part of a changelog: it says what was done once, not how something is. */
export function isOfChangelog({ document, path }: DocumentPart): boolean {
  return [document.title, ...path].some((heading) => changes.test(heading))
}
