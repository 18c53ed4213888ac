import { dirname, resolve } from 'node:path'
import { saySystemError } from '@galley/fault'
import { fault } from './faults.ts'
import type { System } from './system.ts'

type Files = Pick<System, 'fs'>

/** Reads a text in UTF-8. Fault FILE_UNREADABLE. */
export function readTextFile(files: Files, file: string): string {
  return readBytes(files, file).toString('utf8')
}

/** Reads the text that an argument names: a file, relative to the folder the user stands in, or standard input for `-`. Fault FILE_UNREADABLE. */
export async function readTextArgument(system: Pick<System, 'fs' | 'cwd' | 'readStdin'>, argument: string): Promise<string> {
  return argument === '-' ? system.readStdin() : readTextFile(system, resolve(system.cwd, argument))
}

/** Reads a file byte for byte. Fault FILE_UNREADABLE. */
export function readBytes({ fs }: Files, file: string): Buffer {
  try {
    return fs.readFileSync(file)
  } catch (error) {
    throw fault('FILE_UNREADABLE', { file, problem: saySystemError(error) }, { cause: error })
  }
}

/** Reads a text that may be missing or unreadable: null then. */
export function readIfThere({ fs }: Files, file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Finds out, before any work, that a text can be written there. Nothing is written. Fault FILE_UNWRITABLE. */
export function checkWritable({ fs }: Files, file: string): void {
  try {
    const isThere = fs.existsSync(file)
    const folder = dirname(file)
    if (isThere && fs.statSync(file).isDirectory()) throw new Error('it is a folder')
    if (!fs.existsSync(folder) || !fs.statSync(folder).isDirectory()) throw new Error(`there is no folder ${folder}`)
    fs.accessSync(isThere ? file : folder, fs.constants.W_OK)
  } catch (error) {
    throw fault('FILE_UNWRITABLE', { file, problem: saySystemError(error) }, { cause: error })
  }
}

/** Writes a text in UTF-8. Where the disk has no room for it, no new file stays behind. Fault FILE_UNWRITABLE. */
export function writeTextFile({ fs }: Files, file: string, text: string | Uint8Array): void {
  const isNew = !fs.existsSync(file)
  try {
    fs.writeFileSync(file, text)
  } catch (error) {
    if (isNew) fs.rmSync(file, { force: true })
    throw fault('FILE_UNWRITABLE', { file, problem: saySystemError(error) }, { cause: error })
  }
}
