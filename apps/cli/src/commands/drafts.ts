import { exit, fault, table, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { Option, type Command } from 'commander'
import { exportFormatNames, type DraftSummary, type ExportFormatName } from '@galley/runtime'
import { gates, hasEnded, type Round } from '@galley/sdk'
import { formatHelp } from '../show/format-help.ts'
import { checkPrintable, printDraft, refuseBytes, writePapers, type PrintFlags } from '../adapters/print-draft.ts'
import type { DraftsClient } from '../adapters/drafts-client.ts'
import { openDrafts } from '../adapters/open-drafts.ts'
import { showDiff } from '../show/diff.ts'
import { showRounds } from '../show/rounds.ts'
import { showProgress } from '../show/progress.ts'
import { addEditing, addRewriting, type WithDrafts } from './drafts-edit.ts'
import { follow, type ChosenRun } from './draft.ts'

/** `galley drafts`: what was written before. */
export const addDrafts: AddCommand = (program, system, finish) => {
  const group = program.command('drafts').description('earlier drafts').option('--data <dir>', 'the data folder')
  group.addHelpText(
    'after',
    '\nExamples:\n  galley drafts list\n  galley drafts show ID\n  galley drafts export ID --format html -o draft.html\n  galley drafts diff ID 0 1\n  galley drafts edit ID BLOCK --text "…"',
  )
  const opening =
    (parts: { readonly withPlugins: boolean }): WithDrafts =>
    async (work) => {
      const drafts = await openDrafts(system, { ...group.opts<{ data?: string }>(), ...parts })
      try {
        finish(await work(drafts))
      } finally {
        await drafts.close()
      }
    }
  addReading(group, system, opening({ withPlugins: false }))
  addEditing(group, system, opening({ withPlugins: false }))
  addActing(group, system, opening({ withPlugins: true }))
  addRewriting(group, system, opening({ withPlugins: true }))
}

const collect = (value: string, earlier: readonly string[] | undefined): readonly string[] => [...(earlier ?? []), value]

function addReading(group: Command, system: System, withDrafts: WithDrafts): void {
  group
    .command('list')
    .description('drafts, newest first')
    .option('--limit <n>', 'how many, at most 200', '50')
    .option('--search <words>', 'only drafts whose topic or title has these words')
    .option('--json', 'for machines')
    .action(async (flags: ListFlags) => withDrafts(async (drafts) => list(system, drafts, flags)))
  group
    .command('show <id>')
    .description('one draft as Markdown or JSON')
    .option('--json', 'the whole draft as JSON')
    .action(async (id: string, flags: { json?: boolean }) =>
      withDrafts(async (drafts) => {
        if (!flags.json) await tellRounds(system, drafts, id)
        return print(system, drafts, id, flags.json ? 'json' : 'md')
      }),
    )
  group
    .command('export <id>')
    .description('one draft on stdout, or as a file with its papers beside it')
    .addOption(new Option('--format <format>', formatHelp).choices(exportFormatNames).default('md'))
    .option('-o, --output <file>', 'write it to a file, and its papers beside it')
    .option('--no-footer', 'without what is said at its end of how it was made')
    .option('--with-brief', 'put the text of the brief into the papers, not its digest alone')
    .action(async (id: string, flags: PrintFlags) => withDrafts(async (drafts) => exportDraft(system, drafts, id, flags)))
  group
    .command('events <id>')
    .description('its event log, one JSON document a line; follows a run that goes on')
    .option('--since <n>', 'only events after this number', '0')
    .action(async (id: string, flags: { since: string }) => withDrafts(async (drafts) => events(system, drafts, id, Number(flags.since))))
  group
    .command('diff <id> <from> <to>')
    .description('what changed between two versions (0 is the first writing)')
    .action(async (id: string, from: string, to: string) =>
      withDrafts(async (drafts) => {
        system.out(`${showDiff(await drafts.diff(id, Number(from), Number(to)))}\n`)
        await tellRounds(system, drafts, id, ({ n }) => n > Number(from) && n <= Number(to))
        return exit.clean
      }),
    )
}

function addActing(group: Command, system: System, withDrafts: WithDrafts): void {
  group
    .command('cancel <id>')
    .description('stop a run; the best version so far is kept')
    .action(async (id: string) => withDrafts(async (drafts) => cancel({ system, drafts, id })))
  group
    .command('resume <id>')
    .description('go on with a run that was interrupted')
    .addOption(new Option('--format <format>', formatHelp).choices(exportFormatNames).default('md'))
    .option('--quiet', 'no progress')
    .action(async (id: string, flags: { format: ExportFormatName; quiet?: boolean }) =>
      withDrafts(async (drafts) => {
        const { seq } = await drafts.get(id)
        await drafts.resume(id)
        return follow({ system, drafts, id }, flags, seq)
      }),
    )
  group
    .command('approve <id> <gate>')
    .description('let a waiting run pass its gate: brief, plan, sources or draft')
    .option('--reject', 'end the run here and keep the best so far')
    .option('--note <text>', 'why; at the gate brief: what is meant')
    .option('--drop-source <id>', 'leave a source out; may be repeated', collect)
    .option('--quiet', 'no progress')
    .action(async (id: string, gate: string, flags: ApproveFlags) =>
      withDrafts(async (drafts) => approve({ system, drafts, id }, gate, flags)),
    )
  group
    .command('delete <id>')
    .description('remove a draft, its events, and the sources no other draft uses')
    .action(async (id: string) => withDrafts(async (drafts) => done(drafts.delete(id))))
}

/** Stops a run; of one that has ended already it says so, for there is nothing to stop. */
async function cancel({ system, drafts, id }: ChosenRun): Promise<ExitCode> {
  const { status } = await drafts.get(id)
  if (hasEnded(status)) system.say(`  ${id} has ended already: it is ${status}`)
  else await drafts.cancel(id)
  return exit.clean
}

interface ApproveFlags {
  readonly reject?: boolean
  readonly note?: string
  readonly dropSource?: readonly string[]
  readonly quiet?: boolean
}

async function approve(run: ChosenRun, gate: string, flags: ApproveFlags): Promise<ExitCode> {
  const named = gates.find((known) => known === gate)
  if (named === undefined) throw fault('USAGE', { problem: `There is no gate "${gate}": brief, plan, sources or draft` })
  const { system, drafts, id } = run
  const { seq } = await drafts.get(id)
  await drafts.approve(id, {
    gate: named,
    decision: flags.reject ? 'reject' : 'approve',
    ...(flags.note === undefined ? {} : { note: flags.note }),
    ...(flags.dropSource === undefined ? {} : { dropSources: flags.dropSource }),
  })
  if (!drafts.remote) return follow(run, { format: 'md', ...(flags.quiet === undefined ? {} : { quiet: flags.quiet }) }, seq)
  if (!flags.quiet)
    system.say(flags.reject ? `  ${id} ends here.` : `  ${id} goes on at its gateway. Follow it with: galley drafts events ${id}`)
  return exit.clean
}

interface ListFlags {
  readonly limit: string
  readonly search?: string
  readonly json?: boolean
}

async function list(system: System, drafts: DraftsClient, { limit, search, json }: ListFlags): Promise<ExitCode> {
  if (!/^([1-9]\d?|1\d\d|200)$/.test(limit)) throw fault('USAGE', { problem: '--limit wants a number from 1 to 200' })
  const rows = await drafts.list({ limit: Number(limit), ...(search === undefined ? {} : { search }) })
  if (json) system.out(`${JSON.stringify({ schema: 'galley.drafts/1', drafts: rows }, null, 2)}\n`)
  else if (rows.length === 0 && search !== undefined) system.say(`No draft has "${search}" in its topic or title.`)
  else if (rows.length === 0) system.say('No drafts yet. Write one: galley draft "TOPIC" --sources DIR')
  else system.out(`${table([['ID', 'STATUS', 'MODE', 'SCORE', 'WORDS', 'TITLE'], ...rows.map(row)])}\n`)
  for (const unfinished of rows.filter((draft) => draft.resumable))
    system.say(`  ${unfinished.id} was interrupted. Go on with: galley drafts resume ${unfinished.id}`)
  for (const waiting of rows.filter((draft) => draft.gate !== undefined))
    system.say(`  ${waiting.id} waits. Go on with: galley drafts approve ${waiting.id} ${waiting.gate}`)
  return exit.clean
}

function row(draft: DraftSummary): readonly string[] {
  return [draft.id, draft.status, draft.mode, draft.score.toFixed(1), String(draft.words), draft.title]
}

async function exportDraft(system: System, drafts: DraftsClient, id: string, { output, ...flags }: PrintFlags): Promise<ExitCode> {
  refuseBytes(system, output === undefined ? flags : { ...flags, output })
  if (output !== undefined) checkPrintable(system, output)
  await printDraft(system, drafts, id, output === undefined ? flags : { ...flags, output })
  if (output !== undefined) await writePapers(system, drafts, id, { ...flags, output })
  return exit.clean
}

/** Tells beside the text what each round proposed, and why it was kept or not. */
async function tellRounds(
  system: System,
  drafts: DraftsClient,
  id: string,
  isAsked: (round: Round) => boolean = () => true,
): Promise<void> {
  const rounds = (await drafts.get(id)).rounds.filter(isAsked)
  for (const line of showRounds(rounds)) system.say(line)
}

async function print(system: System, drafts: DraftsClient, id: string, format: ExportFormatName): Promise<ExitCode> {
  system.out((await drafts.export(id, format)).body)
  return exit.clean
}

async function events(system: System, drafts: DraftsClient, id: string, since: number): Promise<ExitCode> {
  if (!Number.isInteger(since) || since < 0) throw fault('USAGE', { problem: '--since wants the number of an event' })
  const watch = new AbortController()
  const stop = system.onInterrupt(() => watch.abort())
  const show = showProgress(system)
  const signal = AbortSignal.any([watch.signal, ...(system.outClosed ? [system.outClosed] : [])])
  try {
    for await (const event of drafts.events(id, { since, signal })) {
      if ('seq' in event) system.out(`${JSON.stringify(event)}\n`)
      else show(event)
      if (event.type === 'gate.waiting') watch.abort()
    }
  } finally {
    stop()
  }
  return exit.clean
}

async function done(work: Promise<void>): Promise<ExitCode> {
  await work
  return exit.clean
}
