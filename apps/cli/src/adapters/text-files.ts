import { accessSync, constants, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fault } from '../faults.ts'

/** Reads a text in UTF-8. Fault FILE_UNREADABLE. */
export function readTextFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    throw fault('FILE_UNREADABLE', { file, problem: code === 'ENOENT' ? 'there is no such file' : message }, { cause: error })
  }
}

/** Reads a text that may be missing or unreadable: null then. */
export function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** Finds out, before any work, that a text can be written there. Nothing is written. Fault FILE_UNWRITABLE. */
export function checkWritable(file: string): void {
  try {
    const isThere = existsSync(file)
    const folder = dirname(file)
    if (isThere && statSync(file).isDirectory()) throw new Error('it is a folder')
    if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`there is no folder ${folder}`)
    accessSync(isThere ? file : folder, constants.W_OK)
  } catch (error) {
    throw fault('FILE_UNWRITABLE', { file, problem: (error as Error).message }, { cause: error })
  }
}

/** Writes a text in UTF-8. Fault FILE_UNWRITABLE. */
export function writeTextFile(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw fault('FILE_UNWRITABLE', { file, problem: (error as Error).message }, { cause: error })
  }
}
