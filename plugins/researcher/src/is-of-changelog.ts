import type { Place } from './places-of.ts'

/** Titles of lists of changes, and headings of releases: *Changelog*, *8.3.0 (2024-07-20)*. */
const titled = /^\W*(?:change ?log|changes|release notes|news|what['’]s new|history of changes|änderungen)(?!\p{L})/iu
const released = /^\W*(?:version |release )?v?\d+\.\d+(?:\.\d+)*\S*(?:\s*(?:[([–-].*)?)$/iu

/** True for an entry of a changelog: it says what was done once, not how something is. */
export function isOfChangelog({ candidate }: Pick<Place, 'candidate'>, title: string): boolean {
  return titled.test(title) || candidate.headings.some((heading) => titled.test(heading) || released.test(heading))
}
