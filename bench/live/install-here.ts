import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** Installs this folder's packages from its own lockfile, where they are not there yet: null, or the reason why they cannot be had. */
export async function installHere(): Promise<{ readonly why: string } | null> {
  if (existsSync(join(import.meta.dirname, 'node_modules', 'node-llama-cpp', 'package.json'))) return null
  try {
    await promisify(execFile)('pnpm', ['install', '--frozen-lockfile'], { cwd: import.meta.dirname, maxBuffer: 1 << 26 })
    return null
  } catch (error) {
    const { stdout, message } = error as { readonly stdout?: string; readonly message: string }
    return { why: `node-llama-cpp cannot be installed: ${(stdout || message).trim().slice(0, 300)}` }
  }
}
