import type * as nodeFs from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { countNpm } from './count/count-npm.ts'
import { countPnpm } from './count/count-pnpm.ts'
import { parseNpm } from './lockfile/npm.ts'
import { parsePnpm } from './lockfile/pnpm.ts'
import type { Parsed } from './parsed.ts'

/** A lockfile, read: its packages, and how many a second reader counts. */
export interface ReadFile {
  /** As a report names it: relative to where the user stands, with `/`. */
  readonly path: string
  readonly format: string
  readonly parsed: Parsed
  readonly counted: number
}

/** Every lockfile of an audit, and the files around them. */
export interface ReadFiles {
  readonly files: readonly ReadFile[]
  /** The text of a file by its path in the report; null where there is none, or none that is text. */
  readonly readText: (path: string) => string | null
}

// TEMPORARY until discover lands.
export async function readFiles(request: {
  readonly fs: Pick<typeof nodeFs, 'readFileSync' | 'readdirSync' | 'statSync'>
  readonly cwd: string
  readonly paths: readonly string[]
  readonly exclude: readonly string[]
}): Promise<ReadFiles> {
  const { fs, cwd, paths, exclude } = request
  const found: string[] = []
  const walk = (path: string): void => {
    if (exclude.some((one) => path === one || path.startsWith(one + sep))) return
    if (fs.statSync(path).isDirectory()) {
      for (const name of fs.readdirSync(path)) if (!['node_modules', '.git', '.galley'].includes(name)) walk(join(path, name))
    } else if (/(package-lock\.json|pnpm-lock\.yaml|sbom\.lock\.json)$/.test(path)) found.push(path)
  }
  for (const path of paths) walk(resolve(cwd, path))
  const base = paths.length === 1 && relative(cwd, resolve(cwd, paths[0] ?? '.')).startsWith('..') ? resolve(cwd, paths[0] ?? '.') : cwd
  const readText = (path: string): string | null => {
    try {
      return fs.readFileSync(isAbsolute(path) ? path : join(base, path), 'utf8')
    } catch {
      return null
    }
  }
  const files = found.map((file) => {
    const path = relative(base, file).replaceAll(sep, '/')
    const text = fs.readFileSync(file, 'utf8')
    const pnpm = file.endsWith('.yaml')
    const parsed = pnpm ? parsePnpm(text, path) : parseNpm(text, path, (name) => readText(join(path, '..', name)))
    return { path, format: pnpm ? 'pnpm' : 'npm', parsed, counted: pnpm ? countPnpm(text) : countNpm(text) }
  })
  return Promise.resolve({ files, readText })
}
