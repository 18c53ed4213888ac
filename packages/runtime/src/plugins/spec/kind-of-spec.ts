import { fault } from '../../faults.ts'
import type { SpecKind } from './spec-kind.ts'
import { specKinds } from './spec-kinds.ts'

/** Finds the kind of a spec: the one place where a spec is read. Fault SPEC_INVALID. */
export function kindOfSpec(spec: string): SpecKind {
  const kind = specKinds.find(({ reads }) => reads(spec))
  if (kind === undefined) throw fault('SPEC_INVALID', { spec: spec.slice(0, 200), forms: specKinds.map(({ form }) => form).join(', ') })
  return kind
}
