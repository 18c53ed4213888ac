import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs'
import { platform } from 'node:os'
import { dirname } from 'node:path'
import { fault } from '../faults.ts'

/** Permission bits of a file that others must not have: `write` for what only must not be changed, `any` for a secret. */
const forbidden = { write: 0o022, any: 0o077 }

/**
 * Reads a file that decides who is trusted; null when it is not there. Group and others may not change it or its folder, and with
 * `any` not read it either. Windows has no such bits and is not asked.
 * @throws TRUST_EXPOSED
 */
export function readProtected(file: string, kind: keyof typeof forbidden): string | null {
  let handle: number
  try {
    handle = openSync(file, 'r')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  try {
    refuseExposed(file, fstatSync(handle).mode & forbidden[kind], kind === 'any' ? 'use' : 'change')
    refuseExposed(dirname(file), statSync(dirname(file)).mode & forbidden.write, 'change')
    return readFileSync(handle, 'utf8')
  } finally {
    closeSync(handle)
  }
}

function refuseExposed(path: string, bits: number, may: 'use' | 'change'): void {
  if (bits !== 0 && platform() !== 'win32') throw fault('TRUST_EXPOSED', { path, may })
}
