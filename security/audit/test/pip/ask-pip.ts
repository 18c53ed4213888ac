import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** A requirement as pip reads it. */
export interface PipRequirement {
  readonly text: string
  readonly editable: boolean
  readonly constraint: boolean
  readonly hashes: readonly string[]
  /** By pip's constructor; `problem` where it refuses the requirement. Absent for editable ones. */
  readonly read?: {
    readonly name?: string | null
    readonly pins?: readonly string[]
    readonly link?: string | null
    readonly problem?: string
  }
}

/** Everything that pip makes of a case; `problem` where it refuses a line. */
export interface PipReading {
  readonly found?: readonly PipRequirement[]
  readonly scope?: { readonly index: readonly string[]; readonly links: readonly string[]; readonly noIndex: boolean }
  readonly problem?: string
  /** Of a case of bytes. */
  readonly text?: string
}

/** Cases for pip: files by their names, or the bytes of one in hex. */
export type PipCase = { readonly files: Readonly<Record<string, string>> } | { readonly bytes: string }

/** Answers of a pip to cases, in their order. */
export interface PipAnswers {
  readonly version: string
  readonly readings: readonly PipReading[]
}

/** True where there is a Python with a pip of 23.1 at least: an older one knows no `--config-settings`, and takes words for other options. */
export function isPipHere(): boolean {
  const isNew = 'import pip, sys; sys.exit(tuple(map(int, pip.__version__.split(".")[:2])) < (23, 1))'
  return spawnSync('python3', ['-c', isNew]).status === 0
}

/** Asks pip itself, in one process of `python3`. Null where there is no Python with pip. */
export function askPip(cases: readonly PipCase[]): PipAnswers | null {
  const input = cases.map((one) => JSON.stringify(one)).join('\n')
  const { stdout, status } = spawnSync('python3', [join(import.meta.dirname, 'read-as-pip.py')], {
    input,
    maxBuffer: 1 << 30,
    encoding: 'utf8',
  })
  if (status !== 0) return null
  const [first = '', ...lines] = stdout.trimEnd().split('\n')
  return { version: (JSON.parse(first) as { pip: string }).pip, readings: lines.map((line) => JSON.parse(line) as PipReading) }
}
