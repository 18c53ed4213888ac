import { redactAddresses } from '@galley/fault'
import { printable } from '@galley/findings'
import { createTwoFilesPatch } from 'diff'
import { describeVerdict } from './describe-verdict.ts'
import type { FixMove, FixPlan } from './fix-plan.ts'
import { isVain, type FixVerdict } from './judge-fix.ts'

/** The state of a plan that is described: what became of it, and whether the files are changed already. */
export interface FixState {
  readonly isWritten: boolean
  /** Null where the advisories could not be asked again. */
  readonly verdicts: readonly FixVerdict[] | null
}

/** A plan for people: the diff first, then why, what it does not clear, what it is worth, and what to run. */
export function describeFix(plan: FixPlan, { isWritten, verdicts }: FixState): string {
  const diff = diffOf(plan)
  const isTaken = (verdicts ?? []).length > 0 && (verdicts ?? []).every(({ resolution }) => resolution.state === 'resolved')
  const sections = [
    diff,
    diff.some((text) => redactAddresses(text) !== text)
      ? ['An address in it holds a secret, which is not shown: this diff does not apply. To write it: galley audit --fix --write']
      : [],
    reasonsOf(plan, isWritten),
    asked(plan.moves),
    unfixable(plan),
    // What the package manager took needs no word of what it might have refused.
    isTaken ? [] : plan.notes.map((note) => `note: ${printable(note)}`),
    (verdicts ?? []).flatMap((verdict) => describeVerdict(verdict, isWritten)),
    verdicts === null ? ['Not audited again: the advisories cannot be asked.'] : [],
    next(plan, isWritten, verdicts ?? []),
  ]
  const texts = sections.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${redactAddresses(texts.join('\n\n'))}\n`
}

/** A diff must still apply: only what could drive a terminal or turn the reading direction is made visible. */
function shown(line: string): string {
  return line.replaceAll(
    /[\p{Bidi_Control}\p{Cs}]|[\p{Cc}--[\t\r]]|\r(?!$)/gv,
    (letter) => `<U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`,
  )
}

/** Unified diffs, as `git apply` and `patch -p1` read them. */
function diffOf({ edits }: FixPlan): readonly string[] {
  return edits.map(({ file, before, after }) =>
    createTwoFilesPatch(before === null ? '/dev/null' : `a/${file}`, `b/${file}`, before ?? '', after, undefined, undefined, { context: 3 })
      .replace(/^=+\n/, '')
      .trimEnd()
      .split('\n')
      .map(shown)
      .join('\n'),
  )
}

function reasonsOf({ edits, moves }: FixPlan, isWritten: boolean): readonly string[] {
  if (edits.length === 0) return moves.length === 0 ? ['Nothing here can be fixed by another version.'] : []
  const changes = edits.flatMap(({ file, reasons }) => reasons.map((reason) => `  ${file}: ${printable(reason)}`))
  const majors = moves
    .filter(({ isMajor }) => isMajor)
    .map(({ name, to }) => `  ${name} ${to} is another major version: run your tests before you merge.`)
  return [`${isWritten ? 'Changed' : 'Would change'} ${edits.length === 1 ? 'one file' : `${edits.length} files`}:`, ...changes, ...majors]
}

function asked(moves: readonly FixMove[]): readonly string[] {
  const open = moves.filter(({ isAsked }) => isAsked)
  return open.length === 0
    ? []
    : [
        'Asked for already, and not installed yet:',
        ...open.map(({ name, from, to, lockfile }) => `  ${printable(name)} ${from.join(', ')} → ${to} in ${lockfile}`),
      ]
}

function unfixable({ unfixable: left }: FixPlan): readonly string[] {
  const lines = left.map(({ finding, why }) => `  ${printable(finding.subject)} (${finding.code}): ${printable(why)}`)
  return lines.length === 0 ? [] : ['Not fixed:', ...new Set(lines)]
}

function next({ edits, moves, installs }: FixPlan, isWritten: boolean, verdicts: readonly FixVerdict[]): readonly string[] {
  if (moves.length === 0) return []
  const commands = installs.map(({ folder, command }) => `  ${folder === '.' || folder === '' ? command : `(cd ${folder} && ${command})`}`)
  const isLocked = moves.every(({ lockfile }) => edits.some(({ file }) => file === lockfile))
  if (verdicts.some(({ resolution }) => resolution.state === 'refused'))
    return ['Nothing was written, because a package manager refuses it.']
  if (verdicts.some(isVain)) return ['Nothing was written, because it clears nothing: look at who asks for it.']
  return [
    ...(isWritten || edits.length === 0 ? [] : ['Nothing was written. To write it: galley audit --fix --write']),
    isLocked
      ? `${isWritten ? 'Now' : 'Then'} install what the lockfile says:`
      : `${isWritten || edits.length === 0 ? 'Now' : 'Then'} run this, which brings the lockfile up to date, and audit again:`,
    ...commands,
  ]
}
