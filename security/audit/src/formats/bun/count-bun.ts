import { findTopLevelText } from '../read/find-top-level-text.ts'

/** Counts a bun lock's packages: keys that open a list below `packages`, without the project's own folders. */
export function countBun(text: string): number {
  const packages = findTopLevelText(text, 'packages') ?? ''
  const openings = packages.match(/"[^"\\]+"\s*:\s*\[\s*"(?:@[^"@]*)?[^"@]+@[^"]*"/g) ?? []
  return openings.filter(
    (opening) => !/@(?:workspace|link|root):[^"]*"$|@(?:file:|\.{1,2}\/)[^"]*(?<!\.tgz|\.tar|\.tar\.gz)"$/.test(opening),
  ).length
}
