import type { Ecosystem } from './ecosystem.ts'

/** A name as its registry compares it: PyPI by PEP 503, npm as it stands. */
export function normalName(ecosystem: Ecosystem, name: string): string {
  return ecosystem === 'PyPI' ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : name
}
