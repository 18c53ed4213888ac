import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../journeys/start-galley.ts'

/** The exit code of each fault, as docs/faults.md tells it. */
export const faultTables: ReadonlyMap<string, number> = new Map(
  [...readFileSync(join(root, 'docs', 'faults.md'), 'utf8').matchAll(/^\| `([A-Z0-9_]+)` \| \d+ \| (\d) \|/gm)].map((row) => [
    row[1] ?? '',
    Number(row[2]),
  ]),
)
