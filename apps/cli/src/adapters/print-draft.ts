import { resolve } from 'node:path'
import { checkWritable, writeTextFile, type System } from '@galley/command-line'
import type { ExportFormat } from '@galley/runtime'
import { papersFileOf } from '../show/papers-file.ts'
import type { DraftsClient } from './drafts-client.ts'

/** Wishes about a draft's printing: its format, the file that it goes to, and what its papers hold. */
export interface PrintFlags {
  readonly format: ExportFormat
  readonly output?: string
  /** Puts the brief's text into the papers. */
  readonly withBrief?: boolean
}

/** Finds out, before any work, that a draft and its papers can be written there. Fault FILE_UNWRITABLE. */
export function checkPrintable(system: System, output: string): void {
  for (const file of [output, ...(hasRoomBeside(system, output) ? [papersFileOf(output)] : [])])
    checkWritable(system, resolve(system.cwd, file))
}

/** Prints a draft on stdout or into a file. Fault FILE_UNWRITABLE, after saying that the draft is kept. */
export async function printDraft(system: System, drafts: DraftsClient, id: string, { format, output }: PrintFlags): Promise<void> {
  const { body } = await drafts.export(id, format)
  if (output === undefined) return system.out(body.endsWith('\n') ? body : `${body}\n`)
  write(system, id, output, body)
}

/** Writes the papers of a finished draft beside its text. Faults FILE_UNWRITABLE and what refuses to sign. */
export async function writePapers(
  system: System,
  drafts: DraftsClient,
  id: string,
  { output, withBrief = false }: { readonly output: string; readonly withBrief?: boolean },
): Promise<void> {
  if (hasRoomBeside(system, output)) write(system, id, papersFileOf(output), await drafts.papers(id, { withBrief }))
}

/** Tells a file from a pipe or a device, such as `/dev/null`: nothing is laid beside those. */
function hasRoomBeside({ fs, cwd }: System, output: string): boolean {
  return fs.statSync(resolve(cwd, output), { throwIfNoEntry: false })?.isFile() ?? true
}

function write(system: System, id: string, file: string, text: string): void {
  try {
    writeTextFile(system, resolve(system.cwd, file), text)
  } catch (error) {
    system.say(`  The draft is kept. Print it with: galley drafts export ${id}`)
    throw error
  }
}
