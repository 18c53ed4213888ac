import type { Command } from 'commander'
import type { ExitCode } from '../exit.ts'
import type { World } from '../world.ts'
import { addDoctor } from './doctor.ts'
import { addDraft } from './draft.ts'
import { addDrafts } from './drafts.ts'
import { addModels } from './models.ts'
import { addOpen } from './open.ts'
import { addPlugin } from './plugin.ts'
import { addStart } from './start.ts'

/** Hangs every command under `galley`; `finish` takes the exit code of the one that ran. */
export function addCommands(program: Command, world: World, finish: (code: ExitCode) => void): void {
  for (const add of [addStart, addDraft, addDrafts, addPlugin, addModels, addOpen, addDoctor]) add(program, world, finish)
}

/** What every file in this folder exports. */
export type AddCommand = (program: Command, world: World, finish: (code: ExitCode) => void) => void
