import { packageUrl, type Sbom } from '@galley/trust'
import type { SbomComponent } from './sbom-component.ts'
import type { SbomLock } from './sbom-lock.ts'

interface RawSbom {
  readonly metadata: { readonly component: SbomComponent }
  readonly components?: readonly SbomComponent[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[]
}

/** Cuts the raw document of joined locks down to one of them: its packages and what lies between them. */
export function cutSbom(joined: Sbom, { direct, packages }: SbomLock): Sbom {
  const { metadata, components = [], dependencies } = joined as unknown as RawSbom
  const purls = new Set(
    Object.entries(packages).map(([place, entry]) => packageUrl(nameAt(place), (entry as { readonly version: string }).version)),
  )
  const isKept = ({ purl = '' }: SbomComponent): boolean => purls.has(purl.replace(/[?#].*$/, ''))
  const kept = flatten(components).filter(isKept)
  const refs = new Set(kept.map((component) => component['bom-ref']))
  const named = new Set(Object.keys(direct).map((name) => packageUrl(name, direct[name] ?? '')))
  const top = new Set(kept.filter(({ purl = '' }) => named.has(purl)).map((component) => component['bom-ref']))
  const root = metadata.component['bom-ref']
  const graph = dependencies
    .filter(({ ref }) => ref === root || refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((below) => (ref === root ? top : refs).has(below)) }))
  return { ...joined, components: kept, dependencies: graph }
}

/** The package in a place of `node_modules`. */
const nameAt = (place: string): string => place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)

const flatten = (components: readonly SbomComponent[]): readonly SbomComponent[] =>
  components.flatMap((component) => [component, ...flatten(component.components ?? [])])
