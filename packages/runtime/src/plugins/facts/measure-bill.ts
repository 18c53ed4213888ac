import type { PluginBill } from '../plugin-facts.ts'

interface Bill {
  readonly metadata?: {
    readonly timestamp?: string
    readonly tools?: unknown
    readonly authors?: unknown
    readonly component?: { readonly supplier?: unknown }
  }
  readonly components?: readonly Component[]
  readonly dependencies?: readonly { readonly ref: string }[]
}

interface Component {
  readonly name?: string
  readonly version?: string
  readonly purl?: string
  readonly 'bom-ref'?: string
  readonly supplier?: unknown
  readonly publisher?: string
  readonly author?: string
}

/** The minimum elements of a bill of materials (NTIA, *The Minimum Elements For a Software Bill of Materials*, 2021), and what has each. */
const elements: Readonly<Record<string, (bill: Bill, components: readonly Component[]) => boolean>> = {
  'the author of the bill': ({ metadata }) => metadata?.authors !== undefined || metadata?.tools !== undefined,
  'its time': ({ metadata }) => metadata?.timestamp !== undefined,
  suppliers: (_, components) => components.every(({ supplier, publisher, author }) => (supplier ?? publisher ?? author) !== undefined),
  names: (_, components) => components.every(({ name = '' }) => name !== ''),
  versions: (_, components) => components.every(({ version = '' }) => version !== ''),
  identifiers: (_, components) => components.every(({ purl }) => purl !== undefined),
  dependencies: ({ dependencies = [] }, components) =>
    components.every((component) => dependencies.some(({ ref }) => ref === component['bom-ref'])),
}

/** Measures a verified bill of materials against the minimum elements: the share that is there, 0 to 10. */
export function measureBill(sbom: Uint8Array): PluginBill {
  const bill = JSON.parse(new TextDecoder().decode(sbom)) as Bill
  const { components = [] } = bill
  const missing = Object.entries(elements).flatMap(([name, has]) => (has(bill, components) ? [] : [name]))
  const all = Object.keys(elements).length
  return { components: components.length, score: Math.round((10 * (all - missing.length)) / all), missing }
}
