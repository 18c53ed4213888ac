import type { FixEdit } from './fix-plan.ts'

/** The files of a plan while it is made: read once, changed in memory, all or nothing for each attempt. */
export interface Texts {
  readonly read: (path: string) => string | null
  readonly write: (path: string, text: string, reason: string) => void
  /** Keeps what `work` wrote if it answers null; a text is why it could not be done, and undoes it. */
  readonly attempt: (work: () => string | null) => string | null
  readonly edits: () => readonly FixEdit[]
  /** The number of writes, undone attempts included. */
  readonly writes: () => number
}

interface Draft {
  readonly after: string
  readonly reasons: readonly string[]
}

/** Opens the texts around the lockfiles; `readText` is never asked to write. */
export function openTexts(readText: (path: string) => string | null): Texts {
  let drafts: ReadonlyMap<string, Draft> = new Map()
  let writes = 0
  return {
    read: (path) => drafts.get(path)?.after ?? readText(path),
    write: (path, text, reason) => {
      const reasons = drafts.get(path)?.reasons ?? []
      writes++
      drafts = new Map([...drafts, [path, { after: text, reasons: reasons.includes(reason) ? reasons : [...reasons, reason] }]])
    },
    attempt: (work) => {
      const kept = drafts
      const why = work()
      if (why !== null) drafts = kept
      return why
    },
    edits: () =>
      [...drafts]
        .map(([file, { after, reasons }]) => ({ file, before: readText(file), after, reasons }))
        .filter(({ before, after }) => before !== after)
        .toSorted((a, b) => (a.file < b.file ? -1 : 1)),
    writes: () => writes,
  }
}
