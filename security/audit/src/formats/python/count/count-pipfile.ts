import { findTopLevelText } from '../../read/find-top-level-text.ts'

/** Counts a Pipfile.lock's packages: keys that open an object one level below a group, without `_meta` and folders. */
export function countPipfile(text: string): number {
  const groups = text.replace(findTopLevelText(text, '_meta') ?? '', '')
  const objects = groups.match(/"[^"\\]+"\s*:\s*\{[^{}]*\}/g) ?? []
  return objects.filter(
    (one) =>
      !/^"[^"\\]+"\s*:\s*\{\s*\}$/.test(one) &&
      !/"path"\s*:\s*"(?![^"]*\.(?:whl|zip|t[gbx]z|tlz|tar(?:\.(?:gz|bz2|xz|lz|lzma))?)")/.test(one),
  ).length
}
