import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { ModelCache } from '@galley/models'

/** Facts learnt about models and servers, in one small file; a damaged, missing or unwritable file only means that it is learnt again. */
export function openModelCache(file: string, unique: string): ModelCache {
  let values: Record<string, unknown> | undefined
  const load = (): Record<string, unknown> => (values ??= readJson(file))
  return {
    get: (key) => load()[key],
    set: (key, value) => {
      load()[key] = value
      try {
        mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
        writeFileSync(`${file}.${unique}`, JSON.stringify(values), { mode: 0o600 })
        renameSync(`${file}.${unique}`, file)
      } catch {
        // No run ends because the disk is full: this process knows it, the next one learns it again.
      }
    },
  }
}

function readJson(file: string): Record<string, unknown> {
  try {
    const value = JSON.parse(readFileSync(file, 'utf8')) as unknown
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
