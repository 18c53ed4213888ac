import { cpSync, symlinkSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { root } from './start-galley.ts'

/** Folders of the root that a copy shares by a link, or does without. */
const shared = ['node_modules', join('tools', 'node_modules')]
const left = new Set(['.git', '.cache', '.galley', '.turbo', ...shared])

/** A copy of this clone that a test may change, with the same installed packages; removed after the test. */
export function copyClone(): string {
  const copy = tempFolder()
  const isCopied = (path: string): boolean => {
    const inside = relative(root, path)
    return !left.has(inside) && !/(^|[/\\])(dist|\.cache|\.vite)$/.test(inside.split(sep).join('/'))
  }
  // The workspaces' own `node_modules` hold relative links only, which hold in the copy as they are.
  cpSync(root, copy, { recursive: true, verbatimSymlinks: true, filter: isCopied })
  for (const folder of shared) symlinkSync(join(root, folder), join(copy, folder))
  return copy
}
