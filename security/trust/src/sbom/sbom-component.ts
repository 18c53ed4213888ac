import type { Sbom } from '../statements/create-sbom-statement.ts'

/** A component of a CycloneDX document as it came: nothing in it is believed to have its type. */
export type SbomComponent = Readonly<Record<string, unknown>>

/** Lists an SBOM's components, those inside others among them; the root is not one of them. */
export function listComponents(sbom: Sbom): readonly SbomComponent[] {
  return flatten(sbom['components'])
}

/** Returns the root component: what the SBOM is about. */
export function rootComponent(sbom: Sbom): SbomComponent | null {
  const { metadata } = sbom
  return isRecord(metadata) && isRecord(metadata['component']) ? metadata['component'] : null
}

/** True for a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function flatten(value: unknown): readonly SbomComponent[] {
  if (!Array.isArray(value)) return []
  const found = value.filter(isRecord)
  return [...found, ...found.flatMap((component) => flatten(component['components']))]
}
