import { hash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FolderNotes, NotedFile, Readings } from '@galley/kernel'

/** Bytes on the disk that a folder of answers may take: the texts of some ten thousand documents. */
const maxBytes = 500_000_000

/** Bytes on the disk that the smallest file takes. */
const blockBytes = 4096

/** Share of the bound that one process writes before it looks again at what all of them have written. */
const unseenShare = 0.05

/** Coarsest clock of a file system, in milliseconds: FAT counts two seconds at a time. */
const tickMs = 2000

/** Characters of the digest that a file begins with. */
const digestLength = 64

/** Answers that are kept, and a way to be rid of them. */
export interface KeptReadings extends Readings {
  /** Removes what was written before a time. */
  readonly dropBefore: (time: Date) => Promise<void>
}

/**
 * Answers of plugins, a file each, for the next draft. A file begins with the sha256 of its key and its answer: one that is damaged, or was put
 * in the place of another, is as good as missing, and what is missing or cannot be written is only asked for again. Beyond `max` bytes those that
 * were written longest ago go. `unique` tells this process's unfinished files from another's.
 */
export function openReadings(folder: string, unique: string, max = maxBytes): KeptReadings {
  const fileOf = (key: string): string => join(folder, `${key}.json`)
  let unseen = Infinity
  return {
    find: async (key) => {
      try {
        const text = await readFile(fileOf(key), 'utf8')
        const answer = text.slice(digestLength)
        return text.startsWith(digestOf(key, answer)) ? (JSON.parse(answer) as unknown) : null
      } catch {
        return null
      }
    },
    keep: async (key, answer) => {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        const unfinished = join(folder, `${key}.${unique}`)
        const text = JSON.stringify(answer)
        await writeFile(unfinished, `${digestOf(key, text)}${text}`, { mode: 0o600 })
        await rename(unfinished, fileOf(key))
        unseen += Math.max(blockBytes, text.length)
        if (unseen < max * unseenShare) return
        unseen = 0
        await dropOldest(folder, max)
      } catch {
        // No run ends because the disk is full.
      }
    },
    dropBefore: async (time) => {
      for (const { path, at } of await filesIn(folder)) if (at < time.getTime()) await rm(path, { force: true })
    },
  }
}

const digestOf = (key: string, answer: string): string => hash('sha256', `${key}\n${answer}`)

/**
 * Keeps notes on the files of folders among the readings: a large file is not read again to find out what was read of it. What was changed just
 * now is not noted: within one tick of the file system's clock it could be changed again without a trace.
 */
export function notesIn(readings: Readings, clock: () => Date): FolderNotes {
  const keyOf = (folder: string): string => hash('sha256', `files of\n${folder}`)
  return {
    find: async (folder) => {
      const kept = await readings.find(keyOf(folder))
      return new Map(Array.isArray(kept) ? kept.filter(isNote) : [])
    },
    keep: async (folder, files) => {
      const now = clock().getTime()
      const steady = [...files].filter(([, { changedAt }]) => now - changedAt >= tickMs)
      await readings.keep(keyOf(folder), steady)
    },
  }
}

function isNote(kept: unknown): kept is [string, NotedFile] {
  const [path, note] = (Array.isArray(kept) ? kept : []) as readonly unknown[]
  const { state, digest, changedAt } = Object(note) as Record<keyof NotedFile, unknown>
  return [path, state].every((text) => typeof text === 'string') && /^[0-9a-f]{64}$/.test(String(digest)) && typeof changedAt === 'number'
}

/** Removes the oldest files until what is left has room to grow. */
async function dropOldest(folder: string, max: number): Promise<void> {
  const aged = await filesIn(folder)
  let bytes = aged.reduce((sum, file) => sum + file.bytes, 0)
  if (bytes <= max) return
  for (const file of aged.toSorted((one, other) => one.at - other.at)) {
    if (bytes <= max * (1 - 2 * unseenShare)) return
    await rm(file.path, { force: true })
    bytes -= file.bytes
  }
}

/** Lists the files of a folder with their age; one that another process removes meanwhile takes no room, nor does a folder that is not there. */
async function filesIn(folder: string): Promise<readonly { readonly path: string; readonly at: number; readonly bytes: number }[]> {
  const names = await readdir(folder).catch(() => [])
  return Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      const { mtimeMs, size } = await stat(path).catch(() => ({ mtimeMs: Infinity, size: -1 }))
      return { path, at: mtimeMs, bytes: size < 0 ? 0 : Math.max(blockBytes, size) }
    }),
  )
}
