import { scanBlocks } from '@galley/evidence'
import type { ShownEvidence } from '@galley/sdk'

/** True for evidence that is not prose: code, lists and tables are set whole or not at all. */
export function isSetWhole({ quote }: ShownEvidence): boolean {
  return scanBlocks(quote).some(({ kind }) => kind !== 'paragraph')
}
