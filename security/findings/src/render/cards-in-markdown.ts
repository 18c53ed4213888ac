import { describeStep, describeUpgrades } from './describe-upgrades.ts'
import { gatherCards, tellingLines, type FilledCard } from './gather-cards.ts'
import { markdownText } from '../text/markdown-text.ts'
import { packageName } from '../purl/package-name.ts'
import { printable } from '../text/printable.ts'
import type { AuditReport } from '../report.ts'

/** Cards printed whole: job summaries are cut at one megabyte. */
const maxCards = 60
/** Places of one release that are named. */
const maxPlaces = 3
/** Quiet releases and removed names in a list. */
const maxNames = 200

/** The cards of a report as Markdown: a heading each for those with a reason to look, the others in one folded list. */
export function cardsInMarkdown(report: AuditReport): readonly string[] {
  const { upgrades } = report
  if (upgrades === undefined) return []
  const { cards } = gatherCards(report)
  const loud = cards.filter(({ findings }) => findings.length > 0)
  const quiet = cards.filter(({ findings }) => findings.length === 0)
  const quietOf = (isOpened: boolean): readonly string[] =>
    quiet.filter(({ card }) => card.opened === isOpened).map((one) => `\`${titleOf(one)}\``)
  const removed = upgrades.removed.map((name) => `\`${code(name)}\``)
  return [
    '',
    `### ${markdownText(describeUpgrades(upgrades))}`,
    ...loud.slice(0, maxCards).flatMap(cardOf),
    ...(loud.length > maxCards ? ['', `… and ${loud.length - maxCards} more with a reason to look.`] : []),
    ...folded('looked at, with nothing to say of them', quietOf(true)),
    ...folded('not opened', quietOf(false)),
    ...folded('removed', removed),
    ...(upgrades.notKnown.length > 0 ? ['', ...upgrades.notKnown.map((line) => `- *Not known:* ${markdownText(line)}`)] : []),
  ]
}

function cardOf(one: FilledCard): readonly string[] {
  const { card, places, findings, severity } = one
  const lines = tellingLines(findings)
  const fix = findings.find((finding) => finding.fix !== undefined && !finding.waived)?.fix
  return [
    '',
    `#### ${severity ?? 'waived'}: \`${titleOf(one)}\``,
    '',
    `${markdownText(describeStep(card))} · ${listPlaces(places)}`,
    '',
    ...findings.map(({ code: rule, message, evidence, waived }) => {
      const why = typeof evidence['why'] === 'string' ? ` ${markdownText(evidence['why'])}` : ''
      return `- ${waived ? `(waived until ${waived.expires}) ` : ''}**${rule}** ${sentence(markdownText(message))}${why}`
    }),
    ...(lines.length > 0 ? ['', '```text', ...lines.map((line) => printable(line).replaceAll('```', "'''")), '```'] : []),
    ...(card.facts.length > 0 ? ['', markdownText(card.facts.join(' · '))] : []),
    ...(fix === undefined ? [] : ['', `**Do:** ${withCode(fix)}`]),
  ]
}

/** Places in backticks, the first ones by name. */
function listPlaces(places: readonly string[]): string {
  const more = places.length > maxPlaces ? ` and ${places.length - maxPlaces} more` : ''
  return `${places
    .slice(0, maxPlaces)
    .map((place) => `\`${code(place)}\``)
    .join(', ')}${more}`
}

function titleOf({ card: { subject, from, to } }: FilledCard): string {
  const name = packageName(subject)
  const bare = name.endsWith(`@${to}`) ? name.slice(0, -to.length - 1) : name
  return code(from === null || from === to ? `${bare} ${to}` : `${bare} ${from} → ${to}`)
}

function folded(title: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return []
  const more = names.length > maxNames ? `, and ${names.length - maxNames} more` : ''
  return ['', `<details><summary>${names.length} ${title}</summary>`, '', `${names.slice(0, maxNames).join(', ')}${more}`, '', '</details>']
}

/** A text within backticks. */
const code = (text: string): string => printable(text).replaceAll('`', "'")

/** Advice with its commands in backticks as they are. */
const withCode = (text: string): string =>
  text
    .split('`')
    .map((part, nth) => (nth % 2 === 1 ? `\`${code(part)}\`` : markdownText(part)))
    .join('')

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
