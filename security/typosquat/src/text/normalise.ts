import type { Ecosystem } from '../ecosystem.ts'

/** The name as its registry compares it: PyPI folds case and runs of `-_.` (PEP 503); npm takes names as they are. */
export function normalise(name: string, ecosystem: Ecosystem): string {
  return ecosystem === 'pypi' ? name.toLowerCase().replace(/[-_.]+/g, '-') : name
}
