import type { Finding } from '@galley/findings'
import { siblingFile } from '../sibling-file.ts'
import type { ParsedLockfile } from '../parsed-lockfile.ts'
import type { FixMove, FixPlan } from './fix-plan.ts'
import type { FixPlace } from './fix-place.ts'
import { fixers } from './fixers.ts'
import type { Move } from './move.ts'
import { openTexts, type Texts } from './texts.ts'
import { findMoves } from './find-moves.ts'

/** The input of a plan: an audit's findings, its lockfiles, and the texts around them. */
export interface FixRequest {
  readonly findings: readonly Finding[]
  readonly files: readonly { readonly path: string; readonly format: string; readonly parsed: Pick<ParsedLockfile, 'packages' | 'roots'> }[]
  /** The text of a file by its path in the report; null where there is none. */
  readonly readText: (path: string) => string | null
  readonly clock: () => Date
  /** The time of a release, where it is known; only a project with a `minimumReleaseAge` needs it. */
  readonly publishedAt?: FixPlace['publishedAt']
}

/**
 * Plans the smallest change of manifests and settings that clears the findings a newer version can clear: for each package and major
 * line of a lockfile one move, to the lowest version that clears all of its findings. Nothing is written or run; planning again after
 * the plan was written plans nothing more.
 */
export function planFix({ findings, files, readText, clock, publishedAt = () => null }: FixRequest): FixPlan {
  const { moves: wanted, unfixable } = findMoves(
    findings,
    files.flatMap(({ parsed }) => parsed.packages),
  )
  const texts = openTexts(readText)
  const notes = new Set<string>()
  const installs = new Map<string, FixPlan['installs'][number]>()
  const moves: FixMove[] = []
  const failed: { finding: Finding; why: string }[] = []
  for (const move of wanted) {
    const file = files.find(({ path }) => path === move.lockfile)
    const fixer = fixers[file?.format ?? '']
    const place = placeOf(move, file, { texts, publishedAt, now: clock(), note: (text) => notes.add(text) })
    const before = texts.writes()
    const why = fixer
      ? texts.attempt(() => fixer.fix(move, place))
      : 'it is written by another tool from something else: change that, and write it anew'
    if (why !== null || !fixer) {
      failed.push(...move.findings.map((finding) => ({ finding, why: why ?? '' })))
      continue
    }
    const { lockfile, ecosystem, name, from, to, isMajor } = move
    moves.push({
      lockfile,
      ecosystem,
      name,
      from,
      to,
      isMajor,
      isAsked: before === texts.writes(),
      findings: move.findings,
    })
    const folder = siblingFile(lockfile, '.').replace(/\/\.$/, '')
    const command = fixer.install.replace('{file}', lockfile.slice(lockfile.lastIndexOf('/') + 1))
    installs.set(`${folder} ${command}`, { folder, command })
  }
  return { edits: texts.edits(), moves, unfixable: [...unfixable, ...failed], notes: [...notes], installs: [...installs.values()] }
}

function placeOf(
  move: Move,
  file: FixRequest['files'][number] | undefined,
  world: {
    readonly texts: Texts
    readonly publishedAt: FixPlace['publishedAt']
    readonly now: Date
    readonly note: (text: string) => void
  },
): FixPlace {
  const folders = (file?.parsed.roots ?? []).map(({ folder }) => folder).filter((folder) => folder !== '')
  return {
    ...world,
    lockfile: move.lockfile,
    format: file?.format ?? '',
    lockText: world.texts.read(move.lockfile) ?? '',
    folders: [...new Set(['.', ...folders])],
  }
}
