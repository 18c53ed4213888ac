import type { DocumentPart } from './document-parts.ts'

/** Titles of lists of changes, and headings of releases. */
const changes =
  /^\W*(?:change ?log|changes|release notes|news|what['’]s new|history of changes|änderungen)(?!\p{L})|^\W*(?:version |release )?v?\d+\.\d+(?:\.\d+)*\S*(?:\s*(?:[([–-].*)?)$/iu

/** Titles and headings of guides from one release to the next. */
const upgrades = /^\W*(?:\p{L}*\d\S* )?(?:upgrad|migrat)\w+(?! (?:a|an|the|your) )|^\W*(?:\p{L}*\d\S* )(?:upgrade|migration) /iu
const upgrading = /\b(?:upgrad|migrat)\w*/i

/** True for a part of a changelog, and where a topic does not ask for it of a guide to the next release: it says what was done once, not how something is. */
export function isOfChangelog({ document, path }: DocumentPart, topic: string): boolean {
  const headings = [document.title, ...path]
  return headings.some((heading) => changes.test(heading)) || (!upgrading.test(topic) && headings.some((heading) => upgrades.test(heading)))
}
