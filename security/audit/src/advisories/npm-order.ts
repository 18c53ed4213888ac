import { compare, parse, type SemVer } from 'semver'
import type { VersionOrder } from './version-order.ts'

/** Versions by semver 2.0.0, read as npm reads them: a leading `v` or `=` is forgiven, and so is a missing minor or patch number. */
export const npmOrder: VersionOrder = {
  isVersion: (text) => read(text) !== null,
  compare: (left, right) => {
    const [a, b] = [read(left), read(right)]
    return a && b ? compare(a, b) : null
  },
  canonical: (text) => (/^(?:0|[1-9]\d*)(?:\.(?:0|[1-9]\d*)){2}$/.test(text) ? text : (read(text)?.version ?? text)),
  isPreRelease: (text) => (read(text)?.prerelease.length ?? 0) > 0,
  publicPart: (text) => text,
}

function read(text: string): SemVer | null {
  return parse(text, { loose: true }) ?? parse(completed(text), { loose: true })
}

/** `4` and `4.0` of an advisory as `4.0.0`. */
function completed(text: string): string {
  return text.replace(/^([v=\s]*\d+)(\.\d+)?(?=$|[-+])/, (_all, major: string, minor?: string) => `${major}${minor ?? '.0'}.0`)
}
