import type * as nodeFs from 'node:fs'
import { fault } from '../faults.ts'
import type { FixEdit, FixPlan } from './fix-plan.ts'

/** The files of a machine, as far as writing a fix needs them. */
export interface FixServices {
  readonly fs: Pick<typeof nodeFs, 'readFileSync' | 'writeFileSync' | 'renameSync' | 'realpathSync' | 'statSync' | 'rmSync'>
  /** The place of a file that a plan names. */
  readonly resolve: (file: string) => string
}

interface Target {
  readonly edit: FixEdit
  readonly path: string
  readonly fresh: string
}

/**
 * Writes a plan: every file whole beside its place first, then each put there by a rename, so that no reader sees half of one; what a
 * link points to is written, not the link. A file that is not as it was planned for stops it before anything changed; a rename that
 * fails takes back those before it. Runs nothing. Throws FIX_FILE_CHANGED and FIX_UNWRITABLE.
 */
export function writeFix({ edits }: Pick<FixPlan, 'edits'>, { fs, resolve }: FixServices): void {
  const targets = edits.map((edit): Target => {
    const path = edit.before === null ? resolve(edit.file) : attempt(edit, () => fs.realpathSync(resolve(edit.file)))
    return { edit, path, fresh: `${path}.galley-fix` }
  })
  for (const { edit, path } of targets) if (current(fs, edit, path) !== edit.before) throw fault('FIX_FILE_CHANGED', { file: edit.file })
  const prepared: Target[] = []
  const placed: Target[] = []
  try {
    for (const target of targets) {
      const { edit, path, fresh } = target
      attempt(edit, () =>
        fs.writeFileSync(fresh, edit.after, { flag: 'wx', mode: edit.before === null ? 0o644 : fs.statSync(path).mode & 0o777 }),
      )
      prepared.push(target)
    }
    for (const target of targets) {
      attempt(target.edit, () => fs.renameSync(target.fresh, target.path))
      placed.push(target)
    }
  } catch (error) {
    for (const { edit, path } of placed)
      if (edit.before === null) fs.rmSync(path, { force: true })
      else fs.writeFileSync(path, edit.before)
    for (const { fresh } of prepared) fs.rmSync(fresh, { force: true })
    throw error
  }
}

function current(fs: FixServices['fs'], edit: FixEdit, path: string): string | null {
  try {
    return fs.readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw fault('FIX_UNWRITABLE', { file: edit.file, problem: (error as Error).message }, { cause: error })
  }
}

function attempt<T>({ file }: FixEdit, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw fault('FIX_UNWRITABLE', { file, problem: (error as Error).message }, { cause: error })
  }
}
