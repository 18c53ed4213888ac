import { lstatSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { readHoldingReport, testWall, wallConditions, type WallConditions, type WallReport } from '@galley/sandbox'

/** The wall of this data folder's plugins. */
export interface Wall {
  /** Tests the wall, at the first time; the report of a wall that holds is kept for this start of the machine. */
  readonly report: () => Promise<WallReport>
  /** Waits until no test is under way. */
  readonly settle: () => Promise<void>
}

/**
 * Opens the wall. Its report is kept in `wall.json`, as long as machine, kernel, Node, user and launcher are the same; one that does not hold
 * is not kept, for it may be cured. A kept report saves the probes and nothing else: the launcher starts no plugin from elsewhere where
 * it cannot put up every layer.
 */
export function openWall(dataDir: string, execPath: string): Wall {
  const file = join(dataDir, 'wall.json')
  let report: Promise<WallReport> | null = null
  const test = async (): Promise<WallReport> => {
    const conditions = wallConditions({ execPath })
    const kept = conditions === null ? null : readKept(file, conditions)
    if (kept !== null) return kept
    const tested = await testWall({ node: { execPath } })
    if (tested.holds && conditions !== null) keep(file, { conditions, report: tested })
    return tested
  }
  return {
    report: async () => (report ??= test()),
    settle: async () => void (await report?.catch(() => undefined)),
  }
}

/** Reads the report that was kept under these conditions. Null when there is none, or somebody else could have written it. */
function readKept(file: string, conditions: WallConditions): WallReport | null {
  try {
    const { mode, uid } = lstatSync(file)
    if (mode !== 0o100_600 || uid !== process.getuid?.()) return null
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { readonly conditions?: unknown; readonly report?: unknown } | null
    return isDeepStrictEqual(kept?.conditions, conditions) ? readHoldingReport(kept?.report) : null
  } catch {
    return null
  }
}

/** Keeps a report. A data folder that cannot be written costs the next start its test. */
function keep(file: string, kept: { readonly conditions: WallConditions; readonly report: WallReport }): void {
  try {
    const fresh = `${file}.${process.pid}`
    writeFileSync(fresh, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 })
    renameSync(fresh, file)
  } catch {
    // Told by whoever has to write something that counts.
  }
}
