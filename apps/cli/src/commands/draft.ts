import { exit, fault, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { Option } from 'commander'
import { Fault } from '@galley/fault'
import { exportFormatNames, listHeld, type ExportFormatName } from '@galley/runtime'
import { hasEnded, type Draft } from '@galley/sdk'
import { formatHelp } from '../show/format-help.ts'
import { checkPrintable, printDraft, refuseBytes, writePapers, type PrintFlags } from '../adapters/print-draft.ts'
import type { DraftsClient } from '../adapters/drafts-client.ts'
import { openDrafts } from '../adapters/open-drafts.ts'
import { showProgress } from '../show/progress.ts'
import { addBriefOptions, buildBrief, type DraftFlags } from './draft-options.ts'

interface Flags extends DraftFlags {
  readonly format: ExportFormatName
  readonly footer?: boolean
  readonly output?: string
  readonly withBrief?: boolean
  readonly data?: string
  readonly quiet?: boolean
  readonly input?: boolean
}

/** `galley draft`: one draft, on stdout or in a file. */
export const addDraft: AddCommand = (program, system, finish) => {
  addBriefOptions(program.command('draft').description('write a draft that can be checked').argument('[topic]', 'what it is about'))
    .addOption(new Option('--format <format>', formatHelp).choices(exportFormatNames).default('md'))
    .option('-o, --output <file>', 'write it to a file, and its papers beside it')
    .option('--no-footer', 'without what is said at its end of how it was made')
    .option('--with-brief', 'put the text of the brief into the papers, not its digest alone')
    .option('--data <dir>', 'the data folder')
    .option('--no-input', 'never ask: of an ambiguous brief one reading is taken and written down, a gate leaves the run waiting')
    .option('--quiet', 'no progress')
    .addHelpText(
      'after',
      '\nExamples:\n  galley draft "What changed in our API?" --sources docs/\n  galley draft --brief brief.json --format json -o draft.json',
    )
    .action(async (topic: string | undefined, flags: Flags) => finish(await draft(system, topic, flags)))
}

async function draft(system: System, topic: string | undefined, flags: Flags): Promise<ExitCode> {
  if (topic === undefined && flags.brief === undefined) throw fault('USAGE', { problem: 'A draft needs a topic or a brief' })
  refuseBytes(system, flags)
  const { brief, folder } = await buildBrief(system, topic, flags)
  if (flags.output !== undefined) checkPrintable(system, flags.output)
  const asking = canAsk(system, flags) && brief['approve'] === undefined
  const next = { hasDocuments: flags.sources !== undefined || flags.brief !== undefined }
  const drafts = await openDrafts(system, { data: flags.data, next })
  try {
    const { id } = await drafts.order(asking ? { ...brief, approve: ['brief'] } : brief, { baseFolder: folder })
    return await follow({ system, drafts, id }, flags)
  } finally {
    await drafts.close()
  }
}

/** True where somebody sits at the terminal who wants to be asked. */
function canAsk(system: System, { input, quiet }: { readonly input?: boolean; readonly quiet?: boolean }): boolean {
  return system.ask !== undefined && input !== false && quiet !== true
}

/** Puts the one question about an ambiguous brief to the person at the terminal. False where nobody is to be asked. */
async function askAboutBrief({ system, drafts, id }: ChosenRun): Promise<boolean> {
  const { plan } = await drafts.get(id)
  if (plan?.assumption === undefined || system.ask === undefined) return false
  system.say(`  The brief can be understood in different ways. ${plan.assumption}`)
  const note = (await system.ask('  Enter if that is meant; else say what is: ')).trim()
  await drafts.approve(id, { gate: 'brief', decision: 'approve', ...(note === '' ? {} : { note }) })
  return true
}

/** A run that a command is about. */
export interface ChosenRun {
  readonly system: System
  readonly drafts: DraftsClient
  readonly id: string
}

/** Shows a run to its end, from the event after `since` on, prints the result, and says what the exit code says. Ctrl-C cancels the run and prints the best version. */
export async function follow(
  run: ChosenRun,
  flags: PrintFlags & { readonly quiet?: boolean; readonly input?: boolean },
  since = 0,
): Promise<ExitCode> {
  const { system, drafts, id } = run
  let interrupted = false
  const stop = system.onInterrupt(() => {
    interrupted = true
    system.say('  cancelling; the best version so far follows (Ctrl-C again to leave at once)')
    drafts.cancel(id).catch((error: unknown) => system.say(`  it could not be cancelled: ${(error as Error).message}`))
  })
  try {
    const show = showProgress(system, flags)
    const watch = new AbortController()
    for await (const event of drafts.events(id, { since, signal: watch.signal })) {
      show(event)
      if (event.type !== 'gate.waiting') continue
      const isAnswered = event.data.gate === 'brief' && canAsk(system, flags) && (await askAboutBrief(run))
      if (!isAnswered) watch.abort()
    }
  } finally {
    stop()
  }
  const done = await printResult(run, flags)
  return interrupted ? exit.interrupted : exitOf(system, done)
}

/** Prints what a run has come to, and answers it. */
async function printResult({ system, drafts, id }: ChosenRun, flags: PrintFlags): Promise<Draft> {
  const done = await drafts.get(id)
  if (done.best.blocks.length > 0) {
    await printDraft(system, drafts, id, flags)
    const { summary } = listHeld(done.best)
    if (summary !== '' && flags.output !== undefined) system.say(`  ${summary}`)
    if (flags.output !== undefined && hasEnded(done.status)) await writePapers(system, drafts, id, { ...flags, output: flags.output })
  }
  return done
}

/** Exit code of a run that is no longer at work. Throws the fault that ended one. */
function exitOf(system: System, done: Draft): ExitCode {
  if (done.status === 'waiting') {
    system.say(`  The run waits for a person. Go on with: galley drafts approve ${done.id} GATE`)
    return exit.incomplete
  }
  if (done.status === 'failed') throw failureOf(done)
  return done.status === 'done' ? exit.clean : exit.findings
}

/** Faults that a run comes to again however often it is resumed: another brief is needed. */
const finalFaults: ReadonlySet<string> = new Set(['SOURCES_EMPTY', 'SOURCES_OFF_TOPIC', 'DRAFT_EMPTY'])

/** Makes the fault that ended a run again, with its own code and exit code and with the id that resuming it needs. */
function failureOf({ id, failure }: Draft): Fault {
  if (failure === undefined) throw new Error(`The draft ${id} failed, and its record does not say why.`)
  const { code, message, hint, exit: ownExit } = failure
  return new Fault(code, {
    message: `the draft ${id} failed: ${message}`,
    hint: finalFaults.has(code) ? hint : `${hint} Then go on with: galley drafts resume ${id}`,
    status: 500,
    exit: ownExit,
  })
}
