import { printable } from '@galley/findings/printable'
import { explainReason, explainVerdict, type NameVerdict } from '@galley/typosquat'

/** Verdicts as they are printed, equally wide. */
const labels = { block: 'BLOCK', warn: 'WARN ', info: 'info ', none: 'ok   ' } as const

/** Prints a verdict, the name that was meant, and the reason in a sentence; with `isVerbose` also the points of each feature that was seen. */
export function printVerdict(verdict: NameVerdict, { isVerbose }: { readonly isVerbose: boolean }): string {
  const { ecosystem, name, target, score, reasons } = verdict
  const isOk = verdict.verdict === 'none'
  const meant = isOk || target === undefined ? '' : `  you may mean ${printable(target)}`
  const head = `${labels[verdict.verdict]} ${ecosystem}:${printable(name)}${meant}\n`
  const why = isOk ? '' : `      ${printable(explainVerdict(verdict))}\n`
  const seen = reasons.filter(({ points }) => points !== 0)
  if (!isVerbose || seen.length === 0) return head + why
  const points = seen.map((reason) => `${printable(explainReason(reason, ecosystem))} ${signed(reason.points)}`).join(', ')
  return `${head}${why}      ${signed(score)} = ${points}\n`
}

const signed = (points: number): string => `${points < 0 ? '−' : '+'}${Math.abs(points).toFixed(1)}`
