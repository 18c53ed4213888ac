import type { PluginChanges, PluginFacts, PluginReview } from '@galley/runtime'
import { plural } from '@galley/sdk'

/** Puts a plugin's facts into lines, in the order in which somebody decides: who, what, since when otherwise, and what nobody looked at. */
export function factsInWords(facts: PluginFacts): readonly string[] {
  const { name, version, description, digest, author, reviewers, may, risks, bill, resembles, changes, proven, unchecked } = facts
  return [
    `${name} ${version}${description === undefined ? '' : `: ${description}`}`,
    `  digest    sha256:${digest}`,
    `  made by   ${author.id}${author.until === null ? '' : ` (the key counts until ${day(author.until)})`}`,
    ...reviewersInWords(reviewers),
    ...proven.map((sentence) => `  proven    ${sentence}`),
    `  is        ${kindInWords(facts)}`,
    '  it may',
    ...may.map((words) => `    - ${words}`),
    ...(risks.length === 0 ? [] : ['  look twice', ...risks.map(({ words }) => `    ! ${words}`)]),
    ...(resembles === null ? [] : [`  name      ${resembles}`]),
    `  contains  ${plural(bill.components, 'package')} beside its own code; bill of materials ${bill.score} of 10${bill.missing.length === 0 ? '' : `, without ${bill.missing.join(', ')}`}`,
    ...(changes === null ? [] : changesInWords(changes)),
    '  not checked',
    ...unchecked.map((sentence) => `    - ${sentence}`),
  ]
}

/** Puts the difference of two releases into lines; what is the same is not said, but for powers. */
export function changesInWords({ from, to, isOlder, powers, components, hosts, reviewers, author }: PluginChanges): readonly string[] {
  return [
    `  from ${from} to ${to}${isOlder ? ', which is older' : ''}`,
    ...listed('may now', '+', powers.added, 'nothing more than before'),
    ...listed('may no more', '-', powers.removed),
    ...listed('new in the code, as a host', '+', hosts.added),
    ...listed('gone from the code, as a host', '-', hosts.removed),
    ...listed('new packages', '+', components.added),
    ...listed('packages gone', '-', components.removed),
    ...listed('reviewed now by', '+', reviewers.added),
    ...listed('reviewed no more by', '-', reviewers.removed),
    ...(author === null ? [] : [`    made by ${author.to}, and before by ${author.from}`]),
  ]
}

function listed(title: string, sign: string, values: readonly string[], none?: string): readonly string[] {
  if (values.length === 0) return none === undefined ? [] : [`    ${title}: ${none}`]
  return [`    ${title}:`, ...values.map((value) => `      ${sign} ${value}`)]
}

/** Describes the reviewers of a plugin, one a line, with the days from which and until which their verdicts count. */
export function reviewersInWords(reviewers: readonly PluginReview[]): readonly string[] {
  if (reviewers.length === 0) return ['  reviewed  by nobody']
  return reviewers.map(({ id, at, until }) => `  reviewed  by ${id} on ${day(at)}${until === null ? '' : `, until ${day(until)}`}`)
}

function kindInWords({ kind, role, provides = [] }: PluginFacts): string {
  return kind === 'agent' ? `an agent, for the role ${role ?? '?'}` : `a tool that provides ${provides.join(', ')}`
}

function day(time: string): string {
  return time.slice(0, 10)
}
