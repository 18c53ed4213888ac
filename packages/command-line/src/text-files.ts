import { dirname } from 'node:path'
import { fault } from './faults.ts'
import type { System } from './system.ts'

type Files = Pick<System, 'fs'>

/** Reads a text in UTF-8. Fault FILE_UNREADABLE. */
export function readTextFile(files: Files, file: string): string {
  return readBytes(files, file).toString('utf8')
}

/** Reads a file byte for byte. Fault FILE_UNREADABLE. */
export function readBytes({ fs }: Files, file: string): Buffer {
  try {
    return fs.readFileSync(file)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw fault('FILE_UNREADABLE', { file, problem: code === 'ENOENT' ? 'there is no such file' : message }, { cause: error })
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
    throw fault('FILE_UNWRITABLE', { file, problem: (error as Error).message }, { cause: error })
  }
}

/** Writes a text in UTF-8. Fault FILE_UNWRITABLE. */
export function writeTextFile({ fs }: Files, file: string, text: string | Uint8Array): void {
  try {
    fs.writeFileSync(file, text)
  } catch (error) {
    throw fault('FILE_UNWRITABLE', { file, problem: (error as Error).message }, { cause: error })
  }
}
