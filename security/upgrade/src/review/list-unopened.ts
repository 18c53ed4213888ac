import type { Finding } from '@galley/findings'

/** A release that was not opened, and why. */
export interface Unopened {
  readonly name: string
  readonly reason: string
  readonly isByDesign: boolean
}

/** Names that a finding lists; the rest is counted. */
const maxNames = 20

/**
 * Makes findings of the releases that were not opened, one for each reason. Nothing was seen of what they bring, so the comparison is not complete;
 * except where nobody asked for it or nobody could.
 */
export function listUnopened(unopened: readonly Unopened[], mustOpen: boolean): readonly Finding[] {
  return [...Map.groupBy(unopened, ({ reason, isByDesign }) => `${isByDesign} ${reason}`).values()].flatMap((same): readonly Finding[] => {
    const [first] = same
    if (first === undefined) return []
    const names = [...new Set(same.map(({ name }) => name))]
    const incomplete = mustOpen && !first.isByDesign
    const reason = `${names.length === 1 ? `${names[0]} was` : `${names.length} releases were`} not opened: ${first.reason}`
    return [
      {
        code: 'not-checked',
        severity: incomplete ? 'medium' : 'info',
        subject: 'upgrades',
        message: reason,
        evidence: { check: 'upgrades', reason, names: names.slice(0, maxNames), incomplete },
        ...(incomplete ? { fix: 'Compare again where the registry answers; what it gave once is kept.' } : {}),
      },
    ]
  })
}
