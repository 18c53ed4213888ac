/**
 * Names the package that holds a plugin's papers in an npm registry: `@me/x-papers` for `@me/x`. Nothing that is inside of a tarball can
 * vouch for that tarball, and a registry takes no more verdicts for a release that is out: so they lie in a package of their own.
 */
export function papersName(name: string): string {
  return `${name}-papers`
}

/** Files of a package of papers, by path in its tarball. */
export const papersFiles = Object.freeze({ sbom: 'package/papers/sbom.cdx.json', bundles: 'package/papers/bundles.jsonl' } as const)

/** The version of the papers of a release: `1.2.0-papers.4`. The number rises as verdicts are added. */
export function papersVersion(version: string, number: number): string {
  return `${version}-papers.${number}`
}

/** Finds the newest papers of a release among the versions of its papers' package; null where there are none. */
export function highestPapers(versions: readonly string[], version: string): string | null {
  const numbers = versions.flatMap((one) => {
    const number = Number(
      one.startsWith(papersVersion(version, 0).slice(0, -1)) ? one.slice(papersVersion(version, 0).length - 1) : Number.NaN,
    )
    return Number.isSafeInteger(number) && papersVersion(version, number) === one ? [number] : []
  })
  return numbers.length === 0 ? null : papersVersion(version, Math.max(...numbers))
}
