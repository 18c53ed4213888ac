import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

/** The clone's root. */
const root = join(import.meta.dirname, '..', '..')

/** A file of the product: under some workspace's `src`, no test and no fixture. */
export interface ProductFile {
  /** From the root, with `/`. */
  readonly path: string
  readonly text: string
  /** Product files of the same workspace that it imports, types and dynamic imports included. */
  readonly imports: readonly string[]
}

/** Reads every file of the product with its relative imports. */
export function readProductFiles(): readonly ProductFile[] {
  const pattern = '{apps,packages,plugins,security}/*/src/**/*.ts'
  const paths = globSync(pattern, { cwd: root, exclude: ['**/node_modules/**', '**/fixtures/**', '**/*.test.ts'] })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/\/src\/(?:.*\/)?test\//.test(path))
  const known = new Set(paths)
  return [...paths].sort().map((path) => {
    const text = readFileSync(join(root, path), 'utf8')
    const imports = [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+\.ts)'/g)]
      .map((match) => normalize(join(dirname(path), match[1] ?? '')).replaceAll('\\', '/'))
      .filter((target) => known.has(target))
    return { path, text, imports }
  })
}
