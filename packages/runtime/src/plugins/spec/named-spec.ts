import { indexSpec } from './index-spec.ts'
import { npmSpec } from './npm-spec.ts'
import { readPluginName } from './plugin-name.ts'
import type { SpecKind, SpecServices } from './spec-kind.ts'

/**
 * A plugin by its bare name, `@me/x@1.2.0`: from the index where one is set, else from the npm registry. It is never looked for in both: a
 * name that only a team's index knows could be anybody's in the registry.
 */
export const namedSpec: SpecKind = {
  id: 'name',
  form: '@me/x@1.2.0',
  reads: (spec) => readPluginName(spec) !== null,
  fetch: async (spec, services) => kindFor(services).fetch(`${kindFor(services).id}:${spec}`, services),
  newest: async (installed, services) =>
    kindFor(services).newest({ ...installed, spec: `${kindFor(services).id}:${installed.spec}` }, services),
}

function kindFor({ index }: SpecServices): SpecKind {
  return index === null ? npmSpec : indexSpec
}
