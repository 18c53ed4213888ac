import { printable } from '@galley/findings'
import { createTwoFilesPatch } from 'diff'
import type { FixMove, FixPlan } from './fix-plan.ts'

/** A plan for people: the diff first, then why, what it does not clear, and what to run. `isWritten`: the files are changed already. */
export function describeFix(plan: FixPlan, { isWritten = false }: { readonly isWritten?: boolean } = {}): string {
  const sections = [
    diffOf(plan),
    reasonsOf(plan, isWritten),
    asked(plan.moves),
    unfixable(plan),
    plan.notes.map((note) => `note: ${printable(note)}`),
    next(plan, isWritten),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
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

function next({ edits, moves, installs }: FixPlan, isWritten: boolean): readonly string[] {
  if (moves.length === 0) return []
  const commands = installs.map(({ folder, command }) => `  ${folder === '.' || folder === '' ? command : `(cd ${folder} && ${command})`}`)
  return [
    ...(isWritten || edits.length === 0 ? [] : ['Nothing was written. To write it: galley audit --fix --write']),
    `${isWritten || edits.length === 0 ? 'Now' : 'Then'} install, which alone changes the lockfile, and audit again:`,
    ...commands,
  ]
}
