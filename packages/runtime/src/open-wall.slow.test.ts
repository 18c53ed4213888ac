import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wallConditions, type WallReport } from '@galley/sandbox'
import { tempFolder } from '@galley/testkit/vitest'
import { describe, expect, test } from 'vitest'
import { openWall } from './open-wall.ts'

const { execPath } = process
const conditions = wallConditions({ execPath })
const first = tempFolder()
const tested = await openWall(first, execPath).report()

/** A kept report as a file holds it. */
interface Kept {
  conditions: Record<string, string>
  report: { holds: boolean; layers: { name: string; state: string; detail: string }[] }
}

/** Opens the wall on a data folder with a `wall.json` that somebody changed. */
async function openWith(change: (kept: Kept) => unknown, mode = 0o600): Promise<WallReport> {
  const folder = tempFolder()
  const kept = JSON.parse(readFileSync(join(first, 'wall.json'), 'utf8')) as Kept
  for (const layer of kept.report.layers) layer.detail = 'kept'
  const changed = change(kept) ?? kept
  writeFileSync(join(folder, 'wall.json'), typeof changed === 'string' ? changed : JSON.stringify(changed))
  chmodSync(join(folder, 'wall.json'), mode)
  return openWall(folder, execPath).report()
}

const isKept = ({ layers }: WallReport): boolean => layers[0]?.detail === 'kept'

test.skipIf(tested.holds)('SKIPPED: the wall does not hold on this machine, so there is no report to keep', () => undefined)

describe.runIf(tested.holds)('the report of a wall that holds', () => {
  test('is kept, for its owner alone, and believed under the same conditions', async () => {
    expect(statSync(join(first, 'wall.json')).mode & 0o777).toBe(0o600)
    const again = await openWith(() => undefined)
    expect([again.holds, isKept(again)]).toEqual([true, true])
  })

  test.each(Object.keys(conditions ?? {}))('is not believed when its %s is another', async (name) => {
    expect(isKept(await openWith((kept) => void (kept.conditions[name] += 'x')))).toBe(false)
  })

  test.each<readonly [string, (kept: Kept) => unknown]>([
    ['lacks a layer', ({ report }) => void report.layers.pop()],
    ['has a layer that failed', ({ report }) => void (report.layers[3]!.state = 'failed')],
    ['has its layers in another order', ({ report }) => void report.layers.push(report.layers.shift()!)],
    ['does not hold', ({ report }) => void (report.holds = false)],
    ['is no JSON', () => '{'],
    ['is nothing', () => 'null'],
  ])('is not believed when it %s', async (_, change) => {
    expect(isKept(await openWith(change))).toBe(false)
  })

  test('is not believed when others may write it', async () => {
    expect(isKept(await openWith(() => undefined, 0o622))).toBe(false)
  })
})
