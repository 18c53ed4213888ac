import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkNames } from '../../security/typosquat/src/index.ts'
import type { Ecosystem } from '../../security/typosquat/src/index.ts'

/** Times the judging of names, in milliseconds, in a process that has judged before: the median of nine runs. */
export function timeWarm(names: readonly string[], ecosystem: Ecosystem): number {
  const asked = names.map((name) => ({ ecosystem, name }))
  return median(9, () => checkNames(asked))
}

/**
 * Times new processes that judge one name which nobody knows, in milliseconds, in turns with one that does nothing: the least of 25 each,
 * since what else the machine does only adds. The program keeps its compiled code. Null where it was not built.
 */
export function timeCold(program: string): { readonly check: number; readonly nothing: number } | null {
  if (!existsSync(program)) return null
  const cache = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  const run = (...args: string[]): number => {
    const start = performance.now()
    execFileSync(process.execPath, args, { stdio: 'ignore', env: { ...process.env, XDG_CACHE_HOME: cache } })
    return performance.now() - start
  }
  const check = (): number => run(program, 'check', 'npm:a-name-that-nobody-knows')
  try {
    check()
    const times = Array.from({ length: 25 }, () => ({ check: check(), nothing: run('-e', '0') }))
    return { check: Math.min(...times.map((one) => one.check)), nothing: Math.min(...times.map((one) => one.nothing)) }
  } finally {
    rmSync(cache, { recursive: true, force: true })
  }
}

function median(runs: number, work: () => unknown): number {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    const start = performance.now()
    work()
    times.push(performance.now() - start)
  }
  return times.sort((a, b) => a - b)[runs >> 1] ?? 0
}
