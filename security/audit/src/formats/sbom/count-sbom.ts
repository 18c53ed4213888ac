import { findTopLevelText } from '../read/find-top-level-text.ts'

/** Counts a CycloneDX file's npm and PyPI components by their package URLs, below `components`. */
export function countCycloneDx(text: string): number {
  return (findTopLevelText(text, 'components') ?? '').match(/"purl"\s*:\s*"pkg:\/*(?:npm|pypi)\//gi)?.length ?? 0
}

/** Counts an SPDX file's npm and PyPI packages by their package URLs, without the one package that the document describes. */
export function countSpdx(text: string): number {
  const packages = findTopLevelText(text, 'packages') ?? ''
  const described = new Set([
    ...((findTopLevelText(text, 'documentDescribes') ?? '').match(/SPDXRef-[\w.-]+/g) ?? []),
    ...[...(findTopLevelText(text, 'relationships') ?? '').matchAll(/\{[^{}]*"DESCRIBES"[^{}]*\}/g)].flatMap(
      ([one]) => /"relatedSpdxElement"\s*:\s*"([^"]+)"/.exec(one)?.[1] ?? [],
    ),
  ])
  const [root] = described
  const whole = packages.match(/"pkg:\/*(?:npm|pypi)\//gi)?.length ?? 0
  const isRootCounted =
    described.size === 1 &&
    root !== undefined &&
    packages.split(/(?="SPDXID")/).some((one) => one.includes(`"${root}"`) && /"pkg:\/*(?:npm|pypi)\//i.test(one))
  return whole - (isRootCounted ? 1 : 0)
}
