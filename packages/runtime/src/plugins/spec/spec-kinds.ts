import { fileSpec } from './file-spec.ts'
import { indexSpec } from './index-spec.ts'
import { namedSpec } from './named-spec.ts'
import { npmSpec } from './npm-spec.ts'
import type { SpecKind } from './spec-kind.ts'

/** Every kind of spec; a spec is of the first one that reads it. */
export const specKinds: readonly SpecKind[] = [fileSpec, npmSpec, indexSpec, namedSpec]
