import type { WallReport } from './wall-report.ts'

/** Tests the wall from inside, with real processes. */
export async function testWall(): Promise<WallReport> {
  return {
    holds: false,
    layers: [{ name: 'launcher', state: 'absent', detail: 'there is no launcher yet', cure: 'Use the plugins of this workspace only.' }],
  }
}
