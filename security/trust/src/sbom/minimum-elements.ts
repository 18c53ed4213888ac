import type { Sbom } from '../statements/create-sbom-statement.ts'
import { isRecord, type SbomComponent } from './sbom-component.ts'

/** An element that a bill of materials should hold, of each component or of the document. */
export interface MinimumElement {
  /** Name of the element in the table that it is from. */
  readonly element: string
  /** Tells whether a component holds it; absent where it is of the document. */
  readonly isInComponent?: (component: SbomComponent, sbom: Sbom) => boolean
  /** Tells whether the document holds it; absent where it is of a component. */
  readonly isInDocument?: (metadata: SbomComponent) => boolean
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== ''
const isNamed = (value: unknown): boolean => isText(value) || (isRecord(value) && isText(value['name']))
const areNamed = (value: unknown): boolean => Array.isArray(value) && value.some(isNamed)
const isFilled = (value: unknown): boolean => Array.isArray(value) && value.length > 0

/**
 * The minimum elements of a bill of materials: the seven data fields of NTIA, *The Minimum Elements For a Software Bill of Materials* (12 July
 * 2021, section III), and the four that CISA added in *2025 Minimum Elements for a Software Bill of Materials* (draft for comment, 22 August
 * 2025): component hash, license, tool name, generation context. Each is looked for where CycloneDX 1.6 has a field for it.
 */
export const minimumElements: readonly MinimumElement[] = [
  {
    element: 'supplier name',
    isInComponent: ({ supplier, manufacturer, publisher, authors, author }) =>
      [supplier, manufacturer, publisher, author].some(isNamed) || areNamed(authors),
  },
  { element: 'component name', isInComponent: ({ name }) => isText(name) },
  { element: 'version of the component', isInComponent: ({ version }) => isText(version) },
  { element: 'other unique identifiers', isInComponent: ({ purl, cpe }) => isText(purl) || isText(cpe) },
  { element: 'dependency relationship', isInComponent: (component, sbom) => isRelated(component, sbom) },
  {
    element: 'author of SBOM data',
    isInDocument: ({ authors, manufacturer, supplier }) => areNamed(authors) || [manufacturer, supplier].some(isNamed),
  },
  { element: 'timestamp', isInDocument: ({ timestamp }) => isText(timestamp) },
  { element: 'component hash', isInComponent: ({ hashes }) => isFilled(hashes) },
  { element: 'license', isInComponent: ({ licenses }) => isFilled(licenses) },
  { element: 'tool name', isInDocument: ({ tools }) => areNamed(isRecord(tools) ? tools['components'] : tools) },
  { element: 'generation context', isInDocument: ({ lifecycles }) => isFilled(lifecycles) },
]

/** True where the graph says what a component depends on, if only that it is nothing. */
function isRelated(component: SbomComponent, { dependencies }: Sbom): boolean {
  const ref = component['bom-ref']
  return isText(ref) && Array.isArray(dependencies) && dependencies.some((node) => isRecord(node) && node['ref'] === ref)
}
