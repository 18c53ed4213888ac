import { execFileSync } from 'node:child_process'
import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { onTestFinished } from 'vitest'

/** A file system of its own, in memory. */
export interface Tmpfs {
  readonly dir: string
  /** Fills it to the last byte; the returned function makes room again. */
  readonly fill: () => () => void
  /** Makes the folder of the sources read-only or writable: of the whole, files are open, and the system refuses that. */
  readonly remountSources: (mode: 'ro' | 'rw') => void
}

function run(program: string, ...words: readonly string[]): void {
  execFileSync(program, words, { stdio: 'pipe' })
}

/** Tells if this user may mount; says so if not. */
export function canMount(): boolean {
  const dir = tempFolder()
  try {
    run('mount', '-t', 'tmpfs', '-o', 'size=1m', 'galley-test', dir)
    run('umount', dir)
    return true
  } catch (error) {
    process.stderr.write(`No file system can be mounted here, so none is filled: run this as root. ${String(error)}\n`)
    return false
  }
}

/** Mounts a file system of so many MiB; it is gone after the test. */
export function mountTmpfs(mebibytes: number): Tmpfs {
  const dir = tempFolder()
  run('mount', '-t', 'tmpfs', '-o', `size=${mebibytes}m,mode=0700`, 'galley-test', dir)
  const sources = join(dir, 'sources')
  mkdirSync(sources, { mode: 0o700 })
  run('mount', '--bind', sources, sources)
  onTestFinished(() => {
    run('umount', '--lazy', '--recursive', dir)
  })
  const filler = join(dir, 'filler')
  return {
    dir,
    fill: () => {
      const file = openSync(filler, 'w')
      for (const size of [1 << 20, 1 << 12, 1]) writeUntilFull(file, Buffer.alloc(size))
      closeSync(file)
      return () => rmSync(filler)
    },
    remountSources: (mode) => run('mount', '-o', `remount,bind,${mode}`, sources),
  }
}

function writeUntilFull(file: number, bytes: Buffer): void {
  try {
    for (;;) writeSync(file, bytes)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}
