import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const isTest = (path: string): boolean => /(^|\/)(test|fixtures|__fixtures__)\/|\.test\.[a-z]+$/.test(path)

/** The files below a folder that belong to its source, sorted, with `/`; tests and their fixtures do not. */
export function sourceFiles(dir: string): readonly string[] {
  return list(dir, '')
    .filter((path) => !isTest(path))
    .sort()
}

function list(dir: string, prefix: string): readonly string[] {
  return readdirSync(join(dir, prefix), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'node_modules' || entry.name === 'dist') return []
    return entry.isDirectory() ? list(dir, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]
  })
}
