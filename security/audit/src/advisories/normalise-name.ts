import type { Ecosystem } from './ecosystem.ts'

/**
 * The one spelling under which advisories and packages meet. PyPI names differ neither by case nor by their separators (PEP 503);
 * npm names are compared as they are, because old ones differ by case alone (`JSONStream`, `jsonstream`).
 */
export function normaliseName(ecosystem: Ecosystem, name: string): string {
  return ecosystem === 'PyPI'
    ? name
        .trim()
        .toLowerCase()
        .replaceAll(/[-_.]+/g, '-')
    : name.trim()
}
