import { dirname, resolve } from 'node:path'
import { fault, readTextArgument, type System } from '@galley/command-line'
import { postKinds } from '@galley/sdk'
import { InvalidArgumentError, Option, type Command } from 'commander'

/** The flags of `galley draft`, as commander reads them. */
export interface DraftFlags {
  readonly brief?: string
  readonly sources?: string
  readonly url?: readonly string[]
  readonly web?: boolean
  readonly words?: number
  readonly audience?: string
  readonly tone?: string
  readonly kind?: string
  readonly language?: string
  readonly rounds?: number
  readonly mustCover?: readonly string[]
  readonly model?: string
  readonly roleModel?: readonly string[]
  readonly openness?: string
  readonly licence?: string
  readonly onlyLocal?: boolean
  readonly budgetTokens?: number
  readonly approve?: readonly string[]
}

const collect = (value: string, earlier: readonly string[] | undefined): readonly string[] => [...(earlier ?? []), value]
const commaList = (value: string): readonly string[] => value.split(',').map((word) => word.trim())

/** Reads a whole number; the brief's schema decides whether it is in range, so that flag and file are refused alike. */
function parseWholeNumber(value: string): number {
  const number = Number(value)
  if (value.trim() === '' || !Number.isInteger(number)) throw new InvalidArgumentError('It must be a whole number.')
  return number
}

/** Adds the flags that make up a brief. */
export function addBriefOptions(command: Command): Command {
  return command
    .option('--brief <file>', 'a brief as JSON, or - for standard input; flags go over it')
    .option('--sources <path>', 'a folder of documents (Markdown, text, HTML, PDF, Word, Excel, …), or one of them')
    .option('--url <url>', 'a page to read; may be repeated', collect)
    .option('--web', 'also ask the configured search providers')
    .addOption(new Option('--words <n>', 'length of the draft; without a model at most that').argParser(parseWholeNumber))
    .option('--audience <text>', 'who it is for')
    .option('--tone <text>', 'how it should sound')
    .option('--kind <kind>', `what sort of post: ${postKinds.join(', ')}; chosen for you otherwise`)
    .option('--language <tag>', 'BCP 47 tag')
    .addOption(new Option('--rounds <n>', 'rounds of refinement, 0 to 5').argParser(parseWholeNumber))
    .option('--must-cover <point>', 'a point the draft must cover; may be repeated', collect)
    .option('--model <name>', '"none" writes without any model')
    .option('--role-model <role=name>', 'a model for one role; may be repeated', collect)
    .option('--openness <level>', 'any, open-weights, open-source or fully-open')
    .option('--licence <class>', 'least free licence of a model: non-commercial, limited or open')
    .option('--only-local', 'local models only, and no web')
    .addOption(new Option('--budget-tokens <n>', 'the most tokens the run may spend').argParser(parseWholeNumber))
    .option('--approve <gates>', 'stop for a person at brief (only where it is ambiguous), plan, sources, draft', commaList)
}

/** Builds the brief of topic, file and flags; the runtime checks its content. Faults: FILE_UNREADABLE, USAGE. */
export async function buildBrief(
  system: System,
  topic: string | undefined,
  flags: DraftFlags,
): Promise<{ readonly brief: Record<string, unknown>; readonly folder: string }> {
  const base = flags.brief === undefined ? {} : await readBrief(system, flags.brief)
  const sources = mergeSources(system, base['sources'], flags)
  const models = mergeModels(base['models'], flags)
  const set = (key: string, value: unknown): Record<string, unknown> => (value === undefined ? {} : { [key]: value })
  return {
    folder: flags.brief === undefined || flags.brief === '-' ? system.cwd : dirname(resolve(system.cwd, flags.brief)),
    brief: {
      ...base,
      ...set('topic', topic),
      ...set('words', flags.words),
      ...set('audience', flags.audience),
      ...set('tone', flags.tone),
      ...set('kind', flags.kind),
      ...set('language', flags.language),
      ...set('rounds', flags.rounds),
      ...set('mustCover', flags.mustCover),
      ...set('openness', flags.openness),
      ...set('licence', flags.licence),
      ...set('onlyLocal', flags.onlyLocal),
      ...set('approve', flags.approve),
      ...set(
        'budget',
        flags.budgetTokens === undefined ? undefined : { ...(base['budget'] as object | undefined), tokens: flags.budgetTokens },
      ),
      ...set('sources', sources),
      ...set('models', models),
    },
  }
}

async function readBrief(system: System, file: string): Promise<Record<string, unknown>> {
  const text = await readTextArgument(system, file)
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch (error) {
    throw fault('USAGE', { problem: `The brief ${file} is not JSON: ${(error as Error).message}` }, { cause: error })
  }
}

function mergeSources(system: System, base: unknown, flags: DraftFlags): Record<string, unknown> | undefined {
  if (/^https?:\/\//i.test(flags.sources ?? ''))
    throw fault('USAGE', { problem: `--sources wants a folder or a file; a page is named with --url ${flags.sources}` })
  const given = {
    ...(flags.sources === undefined ? {} : { folder: resolve(system.cwd, flags.sources) }),
    ...(flags.url === undefined ? {} : { urls: flags.url }),
    ...(flags.web && !flags.onlyLocal ? { web: true } : {}),
  }
  if (Object.keys(given).length === 0) return base as Record<string, unknown> | undefined
  return { ...(base as object | undefined), ...given }
}

function mergeModels(base: unknown, flags: DraftFlags): Record<string, unknown> | undefined {
  const roles = (flags.roleModel ?? []).map((pair) => {
    const cut = pair.indexOf('=')
    if (cut < 1) throw fault('USAGE', { problem: `--role-model wants ROLE=NAME, not "${pair}"` })
    return [pair.slice(0, cut), pair.slice(cut + 1)] as const
  })
  const given = { ...Object.fromEntries(roles), ...(flags.model === undefined ? {} : { default: flags.model }) }
  if (Object.keys(given).length === 0) return base as Record<string, unknown> | undefined
  return { ...(base as object | undefined), ...given }
}
