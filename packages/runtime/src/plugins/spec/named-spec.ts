import { indexSpec } from './index-spec.ts'
import { npmSpec } from './npm-spec.ts'
import { readPluginName } from './plugin-name.ts'
import type { SpecKind, SpecMeans } from './spec-kind.ts'

/**
 * A plugin by its bare name, `@me/x@1.2.0`: from the index where one is set, else from the npm registry. It is never looked for in both: a
 * name that only a team's index knows could be anybody's in the registry.
 */
export const namedSpec: SpecKind = {
  id: 'name',
  form: '@me/x@1.2.0',
  reads: (spec) => readPluginName(spec) !== null,
  fetch: async (spec, means) => kindFor(means).fetch(`${kindFor(means).id}:${spec}`, means),
  newest: async (installed, means) => kindFor(means).newest({ ...installed, spec: `${kindFor(means).id}:${installed.spec}` }, means),
}

function kindFor({ index }: SpecMeans): SpecKind {
  return index === null ? npmSpec : indexSpec
}
