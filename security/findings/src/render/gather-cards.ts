import type { Finding } from '../finding.ts'
import type { AuditReport } from '../report.ts'
import { severities, type Severity } from '../severity.ts'
import { sortFindings } from '../sort-findings.ts'
import type { UpgradeCard } from '../upgrade-review.ts'

/** A release with what was found of it, the gravest first; one card, however many lockfiles hold it. */
export interface FilledCard {
  readonly card: UpgradeCard
  /** `file:line` of each lockfile that holds it, first the card's own. */
  readonly places: readonly string[]
  readonly findings: readonly Finding[]
  /** Of the gravest finding that nobody waived; null where there is none. */
  readonly severity: Severity | null
}

/** The cards of a report with their findings, gravest first, and the findings that are on no card. */
export function gatherCards({ upgrades, findings }: Pick<AuditReport, 'upgrades' | 'findings'>): {
  readonly cards: readonly FilledCard[]
  readonly rest: readonly Finding[]
} {
  if (upgrades === undefined) return { cards: [], rest: findings }
  const keyOf = (subject: string, file: string | undefined): string => `${subject}\0${file}`
  const byKey = Map.groupBy(findings, ({ subject, at }) => keyOf(subject, at?.file))
  const cards = groupCards(upgrades.cards).map(([card, ...others]): FilledCard => {
    const same = [card, ...others]
    const all = sortFindings(same.flatMap(({ subject, at }) => byKey.get(keyOf(subject, at.file)) ?? []))
    const own = [...Map.groupBy(all, ({ code, message }) => `${code} ${message}`).values()].flatMap(([first]) => first ?? [])
    return {
      card: { ...card, direct: same.some(({ direct }) => direct) },
      places: same.map(({ at }) => `${at.file}:${at.line}`),
      findings: own,
      severity: own.find(({ waived }) => !waived)?.severity ?? null,
    }
  })
  const shown = new Set(upgrades.cards.map(({ subject, at }) => keyOf(subject, at.file)))
  const rank = ({ severity }: FilledCard): number => (severity === null ? severities.length : severities.indexOf(severity))
  const order = (a: FilledCard, b: FilledCard): number => rank(a) - rank(b) || Number(b.card.direct) - Number(a.card.direct)
  return { cards: cards.toSorted(order), rest: findings.filter(({ subject, at }) => !shown.has(keyOf(subject, at?.file))) }
}

/** Cards of the same step of the same release, in several lockfiles or several places of one. */
export function groupCards(cards: readonly UpgradeCard[]): readonly (readonly [UpgradeCard, ...UpgradeCard[]])[] {
  const groups = Map.groupBy(cards, ({ subject, from, step }) => `${subject} ${from} ${step}`)
  return [...groups.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others] as const]))
}

/** Lines that a card shows of all its findings. */
const maxLines = 3

/** The most telling lines of a card's findings: each finding's first, then the seconds, then the thirds. */
export function tellingLines(findings: readonly Finding[]): readonly string[] {
  const lists = findings.flatMap(({ evidence, waived }) =>
    Array.isArray(evidence['lines']) && !waived ? [evidence['lines'] as readonly string[]] : [],
  )
  const rounds = Array.from({ length: maxLines }, (_, nth) => lists.flatMap((lines) => lines[nth] ?? []))
  return [...new Set(rounds.flat())].slice(0, maxLines)
}
