import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileDigests, Readings } from '@galley/kernel'

/** Files that are kept, two for a document: its text, and its digest; beyond them those that were read longest ago go. */
const maxKept = 4000

/**
 * What readers made of documents, a file each: a document that was read once is not parsed again in the next draft. A file that is damaged,
 * missing or cannot be written only means that it is read again. `unique` tells this process's unfinished files from another's.
 */
export function openReadings(folder: string, unique: string): Readings {
  const fileOf = (key: string): string => join(folder, `${key}.json`)
  return {
    find: async (key) => {
      try {
        return JSON.parse(await readFile(fileOf(key), 'utf8')) as unknown
      } catch {
        return null
      }
    },
    keep: async (key, answer) => {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const unfinished = join(folder, `${key}.${unique}`)
        await writeFile(unfinished, JSON.stringify(answer), { mode: 0o600 })
        await rename(unfinished, fileOf(key))
        await dropOldest(folder)
      } catch {
        // No run ends because the disk is full.
      }
    },
  }
}

/** Keeps the digests of files that did not change among the readings: a large file is not read again to find out what was read of it. */
export function digestsIn(readings: Readings): FileDigests {
  return {
    find: async (state) => {
      const digest = await readings.find(state)
      return typeof digest === 'string' && /^[0-9a-f]{64}$/.test(digest) ? digest : null
    },
    keep: async (state, digest) => readings.keep(state, digest),
  }
}

async function dropOldest(folder: string): Promise<void> {
  const names = await readdir(folder)
  if (names.length <= maxKept) return
  const aged = await Promise.all(names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })))
  const oldest = aged.toSorted((one, other) => one.at - other.at).slice(0, names.length - maxKept)
  await Promise.all(oldest.map(({ name }) => rm(join(folder, name), { force: true })))
}
