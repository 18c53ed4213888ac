import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import type { Ecosystem } from '../src/ecosystem.ts'

/** The names in one lockfile, each once for every version that is locked. */
export interface LockfileNames {
  readonly file: string
  readonly ecosystem: Ecosystem
  readonly names: readonly string[]
}

type Extract = (text: string) => readonly string[]

const npmPath = (text: string): readonly string[] => {
  const lock = JSON.parse(text) as { packages?: Record<string, { name?: string; link?: boolean; version?: string }>; dependencies?: object }
  if (lock.packages === undefined)
    return [...text.matchAll(/^ {2,}"((?:@[^/"]+\/)?[^"/]+)": \{\s+"version"/gm)].map((match) => match[1] ?? '')
  return Object.entries(lock.packages)
    .filter(([path, entry]) => path.includes('node_modules/') && entry.link !== true)
    .map(([path, entry]) => entry.name ?? path.split('node_modules/').at(-1) ?? '')
}

const pnpm: Extract = (text) => {
  const names: string[] = []
  let isInside = false
  for (const line of text.split('\n')) {
    if (/^\S/.test(line)) isInside = line.startsWith('packages:')
    const name = isInside ? /^ {2}'?\/?((?:@[^/'@]+\/)?[^/'@(\s]+)[@/].*:\s*$/.exec(line)?.[1] : undefined
    if (name !== undefined) names.push(name)
  }
  return names
}

const all =
  (pattern: RegExp): Extract =>
  (text) =>
    [...text.matchAll(pattern)].map((match) => match[1] ?? '')

const formats: Readonly<Record<string, readonly [Ecosystem, Extract]>> = {
  'package-lock.json': ['npm', npmPath],
  'pnpm-lock.yaml': ['npm', pnpm],
  'yarn.lock': ['npm', all(/^"?((?:@[^/@"\s]+\/)?[^@"\s#_][^@"\s]*)@(?!workspace)[^\n]*:$/gm)],
  'bun.lock': ['npm', all(/^ {4}"[^"]+": \["((?:@[^/@"]+\/)?[^@"]+)@/gm)],
  'uv.lock': ['pypi', all(/^\[\[package\]\]\nname = "([^"]+)"/gm)],
  'poetry.lock': ['pypi', all(/^\[\[package\]\]\nname = "([^"]+)"/gm)],
  'Pipfile.lock': ['pypi', all(/^ {8}"([^"]+)": \{/gm)],
  'requirements.txt': ['pypi', all(/^([A-Za-z0-9][\w.-]*)(?:\[[^\]]*\])?\s*[=<>~!;]/gm)],
}

/** Reads the names in an archive of real lockfiles, by simple patterns: enough for counting, no parser. */
export function readLockfileNames(archive: string): readonly LockfileNames[] {
  const folder = mkdtempSync(join(tmpdir(), 'galley-locks-'))
  try {
    execFileSync('tar', ['xJf', archive, '-C', folder])
    const found: LockfileNames[] = []
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const format = formats[basename(path)]
      if (format !== undefined) found.push({ file: path, ecosystem: format[0], names: format[1](readFileSync(join(folder, path), 'utf8')) })
    }
    return found
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
