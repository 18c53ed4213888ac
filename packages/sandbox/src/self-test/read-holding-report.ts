import type { WallLayer, WallReport } from '../wall/wall-report.ts'
import { layerNames } from './judge-wall.ts'

/** Reads a report that was kept. Null unless it has every layer, in its place, no other, and all of them hold. */
export function readHoldingReport(value: unknown): WallReport | null {
  const { holds, layers } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  if (holds !== true || !Array.isArray(layers) || layers.length !== layerNames.length) return null
  const isWhole = (layers as readonly Partial<WallLayer>[]).every(
    (layer, at) => layer?.name === layerNames[at] && layer?.state === 'holds' && typeof layer.detail === 'string',
  )
  return isWhole ? { holds, layers: layers as readonly WallLayer[] } : null
}
