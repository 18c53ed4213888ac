import { describeStep, describeUpgrades } from './describe-upgrades.ts'
import { gatherCards, tellingLines, type FilledCard } from './gather-cards.ts'
import { packageName } from '../purl/package-name.ts'
import { printable } from '../text/printable.ts'
import type { AuditReport } from '../report.ts'
import { wrapText } from '../text/wrap-text.ts'
import type { TextStyle } from '../text/text-style.ts'

/** Limits that make a card fit a screen; what they leave out is counted. */
const max = {
  /** Cards printed whole. */
  cards: 8,
  /** Reasons of one card. */
  reasons: 4,
  /** Quiet releases that are named. */
  quiet: 12,
  /** Characters of a message. */
  message: 220,
} as const

/** The cards of a report for a terminal: those with a reason to look whole, the others by name. */
export function renderCards(
  report: AuditReport,
  { style, columns, verbose }: { readonly style: TextStyle; readonly columns: number | undefined; readonly verbose: boolean },
): readonly string[] {
  const { upgrades } = report
  if (upgrades === undefined) return []
  const { cards } = gatherCards(report)
  const loud = cards.filter(({ findings }) => findings.length > 0)
  const quiet = cards.filter(({ findings }) => findings.length === 0)
  const shown = verbose ? loud : loud.slice(0, max.cards)
  const fold = (text: string, hang: number): readonly string[] => wrapText(text, hang, columns)
  const list = (label: string, some: readonly FilledCard[]): readonly string[] => {
    if (some.length === 0) return []
    const named = verbose ? some : some.slice(0, max.quiet)
    return ['', ...fold(`${label}  ${named.map(nameOf).join(', ')}${more(some.length, named.length)}`, label.length + 2).map(style.faint)]
  }
  const more = (all: number, some: number): string => (all > some ? ` and ${all - some} more` : '')
  return [
    '',
    ...fold(style.strong(describeUpgrades(upgrades)), 2),
    ...shown.flatMap((one) => printCard(one, { style, fold })),
    ...(loud.length > shown.length
      ? ['', style.faint(`… and ${loud.length - shown.length} more with a reason to look; --verbose prints them all.`)]
      : []),
    ...list(
      'Looked at, with nothing to say of',
      quiet.filter(({ card }) => card.opened),
    ),
    ...list(
      'Not opened',
      quiet.filter(({ card }) => !card.opened),
    ),
    ...(upgrades.removed.length > 0
      ? fold(
          `Removed  ${upgrades.removed
            .slice(0, max.quiet)
            .map((name) => printable(name))
            .join(', ')}${more(upgrades.removed.length, max.quiet)}`,
          9,
        ).map(style.faint)
      : []),
    ...upgrades.notKnown.flatMap((line) => fold(`Not known  ${printable(line, max.message)}`, 11).map(style.faint)),
  ]
}

interface Page {
  readonly style: TextStyle
  readonly fold: (text: string, hang: number) => readonly string[]
}

function printCard(one: FilledCard, { style, fold }: Page): readonly string[] {
  const { card, places, findings, severity } = one
  const label = severity === null ? style.faint('WAIVED') : style.severity(severity, severity.toUpperCase())
  const reasons = findings.slice(0, max.reasons)
  const lines = tellingLines(findings)
  const fix = findings.find((finding) => finding.fix !== undefined && !finding.waived)?.fix
  return [
    '',
    `${label} ${style.strong(nameOf(one))}  ${style.faint(`${describeStep(card)} · ${listPlaces(places)}`)}`,
    ...reasons.flatMap(({ message, evidence, waived }) => {
      const why = typeof evidence['why'] === 'string' ? ` ${evidence['why']}` : ''
      return fold(`  ${waived ? 'waived: ' : ''}${sentence(printable(message, max.message))}${printable(why, max.message)}`, 4)
    }),
    ...(findings.length > reasons.length ? [style.faint(`  … and ${findings.length - reasons.length} more reasons`)] : []),
    ...lines.map((line) => style.faint(`    ${cut(printable(line, max.message), 110)}`)),
    ...(card.facts.length > 0 ? fold(`  ${card.facts.map((fact) => printable(fact)).join(' · ')}`, 4).map(style.faint) : []),
    ...(fix === undefined ? [] : fold(`  do  ${printable(fix, 400)}`, 6)),
  ]
}

/** The first place, and the number of the others. */
const listPlaces = ([first = '', ...others]: readonly string[]): string =>
  `${printable(first)}${others.length > 0 ? ` and ${others.length} more` : ''}`

/** `name from → to`. */
function nameOf({ card: { subject, from, to } }: FilledCard): string {
  const name = packageName(subject)
  const bare = name.endsWith(`@${to}`) ? name.slice(0, -to.length - 1) : name
  return printable(from === null || from === to ? `${bare} ${to}` : `${bare} ${from} → ${to}`)
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
