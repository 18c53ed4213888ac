import { levelOf } from './level-of.ts'

/** Debian packages a module only after a review, and says nothing of downloads: known, at a modest level. */
const DEBIAN_DOWNLOADS = 10_000

/** The established PyPI names (normalised, PEP 503) and their level of downloads: the most downloaded, and what Debian packages. */
export function selectPypi(input: { readonly top: string; readonly debian: string }): Map<string, number> {
  const kept = new Map<string, number>()
  const normal = (name: string): string => name.toLowerCase().replace(/[-_.]+/g, '-')
  for (const line of input.top.split('\n').slice(1)) {
    const [, name, downloads] = line.split('\t')
    if (name !== undefined) kept.set(normal(name), levelOf(Number(downloads)))
  }
  for (const line of input.debian.split('\n')) {
    const name = /^python3-([a-z0-9][a-z0-9.+-]*)$/.exec(line.trim())?.[1]
    if (name === undefined || /-(?:doc|dbg|dev|common|data|tests?)$/.test(name) || kept.has(normal(name))) continue
    kept.set(normal(name), levelOf(DEBIAN_DOWNLOADS))
  }
  return kept
}
