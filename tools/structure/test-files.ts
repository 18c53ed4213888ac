import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { ProductFile } from './product-files.ts'

/** The clone's root. */
const root = join(import.meta.dirname, '..', '..')

/** Reads every test of the workspaces, and what stands in their `test` folders. */
export function readTestFiles(): readonly Pick<ProductFile, 'path' | 'text'>[] {
  return globSync('{apps,packages,plugins,security}/*/{src,test}/**/*.ts', { cwd: root, exclude: ['**/node_modules/**', '**/fixtures/**'] })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.test.ts') || path.includes('/test/'))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}
