import type { WallReport } from '@galley/sandbox'
import { fault } from '../faults.ts'
import type { PluginRef } from '../plugin-ref.ts'

/** Checks that a plugin from elsewhere has a wall around it; one of the workspace waits for nothing. Faults WALL_NOT_STRONG_ENOUGH, NODE_TOO_OLD_FOR_WALL. */
export async function checkWall({ kind, name }: PluginRef, wall: () => Promise<WallReport>): Promise<void> {
  if (kind !== 'installed') return
  const { holds, layers } = await wall()
  if (holds) return
  const {
    name: layer,
    detail,
    cure = '',
  } = layers.find(({ state }) => state !== 'holds') ?? { name: 'self-test', detail: 'it tested nothing' }
  if (layer === 'node') throw fault('NODE_TOO_OLD_FOR_WALL', { name, detail, cure })
  throw fault('WALL_NOT_STRONG_ENOUGH', { name, layer, detail, cure })
}
