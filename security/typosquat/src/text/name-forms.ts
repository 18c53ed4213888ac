import type { Ecosystem } from '../ecosystem.ts'

/** Writes a name as its registry compares it: PyPI folds case and runs of `-_.` (PEP 503); npm takes names as they are. */
export function normaliseName(name: string, ecosystem: Ecosystem): string {
  return ecosystem === 'pypi' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name
}

/** Squashes a name to its letters and digits in lower case, without separators and signs. */
export function squash(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]+/g, '')
}

/** Splits a name into its words: what lies between separators and the scope sign, in lower case. */
export function splitName(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
}
