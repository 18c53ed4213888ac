import type { Ledger } from '@galley/ledger'

/** Text that is inserted as a source. */
export interface InsertedText {
  readonly title: string
  readonly text: string
}

/** Source that is inserted into a draft: a page by its address, or a text. */
export type InsertedSource = { readonly url: string } | InsertedText

/** Work on a finished draft that a worker does: a section written again, or a source inserted. */
export type RevisionOrder = {
  /** Number of the version that it makes. */
  readonly n: number
  readonly by: string
} & ({ readonly kind: 'section'; readonly sectionId: string } | { readonly kind: 'source'; readonly source: InsertedSource })

/** Key of the step that keeps an order. */
export const orderStep = (n: number): string => `order.${n}`

/** Key of the step that says that an order is over. */
export const orderEndStep = (n: number): string => `${orderStep(n)}.end`

/** Finds the order that a run is held for; null for a run that writes its draft. */
export async function findOrder(ledger: Pick<Ledger, 'steps'>, id: string): Promise<RevisionOrder | null> {
  const steps = await ledger.steps(id, orderStep(0).slice(0, -1))
  const order = steps.findLast(({ key }) => !key.endsWith('.end'))?.out as RevisionOrder | undefined
  return order === undefined || steps.some(({ key }) => key === orderEndStep(order.n)) ? null : order
}

/** Addresses that an order has read. */
export function addressesIn(order: RevisionOrder): readonly string[] {
  return order.kind === 'source' && 'url' in order.source ? [order.source.url] : []
}
