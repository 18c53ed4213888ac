import { resolve } from 'node:path'
import { exit, fault, readTextFile, table, type ExitCode, type System } from '@galley/command-line'
import { Fault } from '@galley/fault'
import { countDraftWords, stripTokens, type InsertedSource } from '@galley/runtime'
import { revisionWords, withoutFences, type Block, type Draft } from '@galley/sdk'
import type { Command } from 'commander'
import type { DraftsClient } from '../adapters/drafts-client.ts'
import { editText } from '../adapters/edit-text.ts'
import { showChecked } from '../show/checked.ts'
import { showProgress } from '../show/progress.ts'
import type { ChosenRun } from './draft.ts'

/** Opens the drafts for one piece of work, and ends the command with its exit code. */
export type WithDrafts = (work: (drafts: DraftsClient) => Promise<ExitCode>) => Promise<void>

/** Changes to a draft whose run is over that need no plugin: a block by hand, its versions, and the way back to one. */
export function addEditing(group: Command, system: System, withDrafts: WithDrafts): void {
  group
    .command('edit <id> [block]')
    .description('put your words in the place of a block; each new sentence is checked. Without a block: list them')
    .option('--text <markdown>', 'the words; - reads them from stdin; without it EDITOR opens. Empty takes the block out')
    .option('--check', 'say what the check says of the words, and keep nothing')
    .action(async (id: string, block: string | undefined, flags: EditFlags) =>
      withDrafts(async (drafts) => {
        const draft = await drafts.get(id)
        return block === undefined ? listBlocks(system, draft) : edit(system, drafts, draft, { ...flags, block })
      }),
    )
  group
    .command('history <id>')
    .description('its versions: who made each, and the one in use')
    .action(async (id: string) => withDrafts(async (drafts) => history(system, drafts, id)))
  group
    .command('restore <id> <version>')
    .description('use another version; none is lost')
    .action(async (id: string, version: string) =>
      withDrafts(async (drafts) => {
        if (!/^\d{1,4}$/.test(version))
          throw fault('USAGE', { problem: `${version} is no number of a version: galley drafts history ${id}` })
        return tell(system, await drafts.choose(id, Number(version)))
      }),
    )
}

/** Changes to a draft whose run is over that a worker makes, with the plugins. */
export function addRewriting(group: Command, system: System, withDrafts: WithDrafts): void {
  group
    .command('rewrite <id> <block>')
    .description('write the section of a block again, from the same sources')
    .option('--quiet', 'no progress')
    .action(async (id: string, block: string, flags: OrderFlags) =>
      withDrafts(async (drafts) => {
        const { sectionId } = findBlock(await drafts.get(id), block)
        return order({ system, drafts, id }, flags, async () => drafts.rewrite(id, sectionId))
      }),
    )
  group
    .command('insert <id> <source>')
    .description('add a page (an address) or a text file to the sources, and check again what nothing carried')
    .option('--quiet', 'no progress')
    .action(async (id: string, source: string, flags: OrderFlags) =>
      withDrafts(async (drafts) => order({ system, drafts, id }, flags, async () => drafts.insertSource(id, sourceOf(system, source)))),
    )
}

interface EditFlags {
  readonly text?: string
  readonly check?: boolean
}

function listBlocks(system: System, { id, best }: Draft): ExitCode {
  const rows = best.blocks.map((block) => [block.id, block.kind, firstWords(block)])
  system.out(`${table([['BLOCK', 'KIND', 'BEGINS'], ...rows])}\n`)
  system.say(`  Change one with: galley drafts edit ${id} BLOCK`)
  return exit.clean
}

async function edit(
  system: System,
  drafts: DraftsClient,
  draft: Draft,
  { block: blockId, text: given, check = false }: EditFlags & { readonly block: string },
): Promise<ExitCode> {
  const before = stripTokens(findBlock(draft, blockId).text)
  const text = given === '-' ? await system.readStdin() : (given ?? (await editText(system, before)))
  if (text.trim() === before.trim()) {
    system.say('  Nothing was changed.')
    return exitOf(draft)
  }
  const checked = await drafts.checkWords(draft.id, text, blockId)
  if (text.trim() !== '') system.out(showChecked(checked, draft.sources))
  if (check) return checked.some(({ verdict }) => verdict === 'unsupported' || verdict === 'contradicted') ? exit.findings : exit.clean
  return tell(system, await drafts.edit(draft.id, { blockId, text }, draft.seq), draft)
}

async function history(system: System, drafts: DraftsClient, id: string): Promise<ExitCode> {
  const { best } = await drafts.get(id)
  const rows = (await drafts.versions(id)).map(({ n, score, blocks, revisions }) => {
    const own = revisions?.at(-1)
    const made = own === undefined ? 'by the team' : `${revisionWords[own.kind]} by ${own.by}, ${own.at}, on version ${own.of}`
    return [n === best.n ? `${n} *` : String(n), score.toFixed(1), String(countDraftWords(blocks)), made]
  })
  system.out(`${table([['VERSION', 'SCORE', 'WORDS', 'MADE'], ...rows])}\n`)
  system.say(`  * is in use. Use another with: galley drafts restore ${id} VERSION`)
  return exit.clean
}

interface OrderFlags {
  readonly quiet?: boolean
}

/** Orders a change that a worker makes, and waits until it is made. The fault that ended it comes back as it was. */
async function order({ system, drafts, id }: ChosenRun, flags: OrderFlags, ask: () => Promise<void>): Promise<ExitCode> {
  const before = await drafts.get(id)
  await ask()
  const show = showProgress(system, flags)
  for await (const event of drafts.events(id, { since: before.seq, signal: AbortSignal.any(system.outClosed ? [system.outClosed] : []) })) {
    show(event)
    if (event.type !== 'revision.failed') continue
    const { code, message } = event.data
    throw new Fault(code, { message, hint: 'The draft is as it was.', status: 422, exit: 3 })
  }
  return tell(system, await drafts.get(id), before)
}

/** Says which version is in use, its score, and what is short of the bar. */
function tell(system: System, { id, best, status, shortcomings = [] }: Draft, before?: Draft): ExitCode {
  const change = before === undefined ? '' : ` (before: ${before.best.score.toFixed(1)})`
  system.say(`  Version ${best.n} of ${id} is in use: score ${best.score.toFixed(1)}${change}. ${shortcomings.join(' ')}`.trimEnd())
  return exitOf({ status })
}

/** An edited draft that is below its bar is told by the exit code, whether this edit changed it or not. */
function exitOf({ status }: Pick<Draft, 'status'>): ExitCode {
  return status === 'incomplete' ? exit.findings : exit.clean
}

function findBlock({ id, best }: Draft, blockId: string): Block {
  const block = best.blocks.find((one) => one.id === blockId)
  if (block === undefined) throw fault('USAGE', { problem: `The draft ${id} has no block ${blockId}: galley drafts edit ${id} lists them` })
  return block
}

function firstWords({ text }: Block): string {
  const line = stripTokens(text).replaceAll(/\s+/g, ' ').trim()
  return line.length > 70 ? `${line.slice(0, 70).replace(/\s+\S*$/, '')} …` : line
}

function sourceOf(system: System, source: string): InsertedSource {
  if (/^https?:\/\//i.test(source)) return { url: source }
  const text = readTextFile(system, resolve(system.cwd, source))
  return { title: /^#[ \t]+(.+)$/m.exec(withoutFences(text))?.[1]?.trim() ?? source, text }
}
