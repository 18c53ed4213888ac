import { fileSpec } from './file-spec.ts'
import type { SpecKind } from './spec-kind.ts'

/** Every kind of spec; a spec is of the first one that reads it. */
export const specKinds: readonly SpecKind[] = [fileSpec]
