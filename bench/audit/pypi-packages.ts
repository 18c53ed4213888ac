import type { AskedPackage } from '../../security/audit/src/advisories/advisory-source.ts'
import { normalName } from '../../security/audit/src/normal-name.ts'

/** Lockfiles of Python that `pypiPackages` reads. */
export const pypiLockfiles = ['uv.lock', 'poetry.lock', 'requirements.txt', 'Pipfile.lock']

/** Reads names and versions of a Python lockfile by three patterns: a second, dumb reader, so that the comparison of engines does not rest on our parsers. */
export function pypiPackages(path: string, text: string): readonly AskedPackage[] {
  const pattern = path.endsWith('.txt')
    ? /^(?<name>[A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?==(?<version>[^\s;\\]+)/gm
    : path.endsWith('Pipfile.lock')
      ? /^ {8}"(?<name>[^"]+)": \{[^}]*?"version": "==(?<version>[^"]+)"/gm
      : /^\[\[package\]\]\nname = "(?<name>[^"]+)"\nversion = "(?<version>[^"]+)"/gm
  const found = [...text.matchAll(pattern)].map(({ groups }) => ({
    ecosystem: 'PyPI' as const,
    name: normalName('PyPI', groups?.['name'] ?? ''),
    version: groups?.['version'] ?? '',
  }))
  return [...new Map(found.map((item) => [`${item.name} ${item.version}`, item])).values()]
}
