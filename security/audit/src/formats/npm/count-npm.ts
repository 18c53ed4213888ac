import { findTopLevelText } from '../read/find-top-level-text.ts'

/**
 * Counts a package-lock's entries by patterns. Versions 2 and 3: keys with `node_modules/` that open an object, without the links to
 * the project's own folders. Version 1: objects that begin with a version, without folders.
 */
export function countNpm(text: string): number {
  const packages = findTopLevelText(text, 'packages')
  if (packages === undefined) return countV1(findTopLevelText(text, 'dependencies') ?? '')
  const places = packages.match(/"(?:[^"\\]*\/)?node_modules\/[^"\\]+"\s*:\s*\{/g)?.length ?? 0
  return places - (packages.match(/"link"\s*:\s*true/g)?.length ?? 0)
}

function countV1(dependencies: string): number {
  return [...dependencies.matchAll(/"[^"\\]+"\s*:\s*\{\s*"version"\s*:\s*"(?<version>[^"]*)"/g)].filter((match) => {
    const version = match.groups?.['version'] ?? ''
    return !version.startsWith('file:') || /\.(?:tgz|tar|tar\.gz)$/.test(version)
  }).length
}
