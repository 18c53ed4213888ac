import { printable } from '@galley/findings'
import { explainReason, type NameVerdict } from '@galley/typosquat'

/** Verdicts as they are printed, equally wide. */
const labels = { block: 'BLOCK', warn: 'WARN ', info: 'info ', none: 'ok   ' } as const

/** Prints a verdict, the name that was meant, and the reason; with `isVerbose` also the points of each feature that was seen. */
export function printVerdict({ ecosystem, name, verdict, target, score, reasons }: NameVerdict, isVerbose: boolean): string {
  const meant = verdict === 'none' || target === undefined ? '' : `  you may mean ${printable(target)}`
  const head = `${labels[verdict]} ${ecosystem}:${printable(name)}${meant}\n`
  if (verdict === 'none') return head
  const learned = reasons.filter(({ points }) => points === 0).map(({ feature }) => `      ${printable(feature)}\n`)
  const seen = reasons.filter(({ points }) => points !== 0)
  if (seen.length === 0 || (learned.length > 0 && !isVerbose)) return head + learned.join('')
  const points = seen.map((reason) => `${printable(explainReason(reason, ecosystem))} ${signed(reason.points)}`).join(', ')
  return `${head}${learned.join('')}      ${signed(score)} = ${points}\n`
}

const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`
