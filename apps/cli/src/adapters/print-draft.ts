import { resolve } from 'node:path'
import { checkWritable, fault, writeTextFile, type System } from '@galley/command-line'
import { formatOf, type ExportFormatName } from '@galley/runtime'
import { papersFileOf } from '../show/papers-file.ts'
import type { DraftsClient } from './drafts-client.ts'

/** Wishes about a draft's printing: its format, the file that it goes to, and what its papers hold. */
export interface PrintFlags {
  readonly format: ExportFormatName
  /** False leaves out what is said at the end of how the draft was made. */
  readonly footer?: boolean
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
export async function printDraft(system: System, drafts: DraftsClient, id: string, { format, footer, output }: PrintFlags): Promise<void> {
  const { body } = await drafts.export(id, format, footer === undefined ? {} : { footer })
  if (output === undefined) return system.out(typeof body === 'string' && !body.endsWith('\n') ? `${body}\n` : body)
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

/** Refuses, before any work, to print a file that is no text on a terminal. Fault USAGE. */
export function refuseBytes({ isOutTerminal }: Pick<System, 'isOutTerminal'>, { format, output }: PrintFlags): void {
  const { label, extension, isText } = formatOf(format)
  if (output !== undefined || isOutTerminal !== true || isText) return
  throw fault('USAGE', { problem: `${label} is not printed on a terminal; write it to a file: -o draft.${extension}` })
}

function write(system: System, id: string, file: string, text: string | Uint8Array): void {
  try {
    writeTextFile(system, resolve(system.cwd, file), text)
  } catch (error) {
    system.say(`  The draft is kept. Print it with: galley drafts export ${id}`)
    throw error
  }
}
