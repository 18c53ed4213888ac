/** A name as its registry compares it: PyPI by PEP 503, npm as it stands. */
export function normalName(ecosystem: 'npm' | 'PyPI', name: string): string {
  return ecosystem === 'PyPI' ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : name
}
