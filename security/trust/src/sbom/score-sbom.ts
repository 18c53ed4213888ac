import type { Sbom } from '../statements/create-sbom-statement.ts'
import { minimumElements } from './minimum-elements.ts'
import { isRecord, listComponents, rootComponent, type SbomComponent } from './sbom-component.ts'

/** A minimum element that is not there. */
export interface MissingElement {
  readonly element: string
  /** Package URL (or name) of the component that lacks it; null where the document does. */
  readonly component: string | null
}

/** A bill of materials, measured. */
export interface SbomScore {
  /** From 0 to 10, with one decimal: the mean over the minimum elements of the share of components that hold it. */
  readonly score: number
  /** Components, the root among them. */
  readonly components: number
  readonly missing: readonly MissingElement[]
}

/** Scores an SBOM by the minimum elements (see `minimumElements`): 10 where every component and the document hold all of theirs. */
export function scoreSbom(sbom: Sbom): SbomScore {
  const root = rootComponent(sbom)
  const components = [...(root === null ? [] : [root]), ...listComponents(sbom)]
  const metadata = isRecord(sbom['metadata']) ? sbom['metadata'] : {}
  const missing: MissingElement[] = []
  let sum = 0
  for (const { element, isInComponent, isInDocument } of minimumElements) {
    const lacking = isInComponent === undefined ? [] : components.filter((component) => !isInComponent(component, sbom))
    missing.push(...lacking.map((component) => ({ element, component: nameOf(component) })))
    const hasAll = isInDocument?.(metadata) ?? components.length > 0
    if (!hasAll) missing.push({ element, component: null })
    sum += hasAll ? (isInComponent === undefined ? 1 : 1 - lacking.length / components.length) : 0
  }
  // Rounded down: 10 is kept for what lacks nothing.
  return { score: Math.floor((100 * sum) / minimumElements.length) / 10, components: components.length, missing }
}

function nameOf({ purl, name }: SbomComponent): string {
  return [purl, name].find((text): text is string => typeof text === 'string' && text !== '') ?? 'a component without a name'
}
