import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkNames } from '../../security/typosquat/src/index.ts'
import type { Ecosystem } from '../../security/typosquat/src/index.ts'

/** Times the judging of names, in milliseconds, in a process that has judged before: the median of nine runs. */
export function timeWarm(names: readonly string[], ecosystem: Ecosystem): number {
  const asked = names.map((name) => ({ ecosystem, name }))
  return median(9, () => checkNames(asked))
}

/** Times a new Node process, in milliseconds, that judges one imitation, from start to end, with its code compiled before: the median of nine. */
export function timeCold(script: string): number {
  const cache = mkdtempSync(join(tmpdir(), 'galley-bench-'))
  const run = (): unknown =>
    execFileSync(process.execPath, [...process.execArgv, script], { stdio: 'ignore', env: { ...process.env, NODE_COMPILE_CACHE: cache } })
  try {
    run()
    return median(9, run)
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
