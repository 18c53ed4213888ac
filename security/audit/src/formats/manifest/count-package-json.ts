import { findTopLevelText } from '../read/find-top-level-text.ts'

/** Counts what a package.json asks for: pairs of strings in its lists of dependencies, without the project's own folders. */
export function countPackageJson(text: string): number {
  const lists = ['dependencies', 'optionalDependencies', 'devDependencies'].map((key) => findTopLevelText(text, key) ?? '').join('\n')
  const pairs = lists.match(/"[^"\\]+"\s*:\s*"[^"\\]*"/g) ?? []
  return pairs.filter(
    (pair) => !/:\s*"(?:(?:workspace|link|portal):|(?:file:|\.{1,2}\/|\/|~\/)[^"]*(?<!\.tgz|\.tar|\.tar\.gz)")/.test(pair),
  ).length
}
