import { resolve } from 'node:path'
import { dataFolder, exit, fault, readTextFile, type AddCommand, type System } from '@galley/command-line'
import { openIndexFolder, readIndexKey, type IndexFolder, type IndexKey, type IndexProgress } from '@galley/runtime'
import type { Command } from 'commander'

/** Days for which a publication counts when none are given: a team that publishes once a week is never late. */
const defaultDays = 8

interface Flags {
  readonly key: readonly string[]
  readonly dir: string
}

/** An index's folder with the keys that were named, opened for one command. */
interface Opened {
  readonly index: IndexFolder
  readonly dir: string
  readonly keyOf: (word: string) => IndexKey
  readonly signers: (words: readonly string[]) => NonNullable<IndexKey['signer']>[]
}

/** `galley index`: plugins for a team, as a folder of static files that any web server can serve (TUF). */
export const addPluginIndex: AddCommand = (program, system, finish) => {
  const group = program
    .command('index')
    .description('a plugin index of your own: a folder of static files that any web server can serve (TUF)')
    .option('--data <dir>', 'the data folder, which holds the keys')
  group.addHelpText(
    'after',
    '\nExamples:\n  galley index init shelf --key ada --key bob --key cy --threshold 2\n  galley index delegate @me --to me.json --key ada --key bob --dir shelf\n  galley index add me-x-1.2.0.tgz --key me --dir shelf\n  galley index publish --key ada --dir shelf',
  )
  const open = (dir: string): Opened => openFolder(system, group.opts<{ data?: string }>().data, dir)
  const done = (): void => finish(exit.clean)
  for (const add of [addInit, addDelegate, addAdd, addYank, addPublish, addSign, addRotate]) add(group, system, open, done)
}

type AddPart = (group: Command, system: System, open: (dir: string) => Opened, done: () => void) => void

function openFolder(system: System, data: string | undefined, dir: string): Opened {
  const dataDir = dataFolder(system, data)
  const folder = resolve(system.cwd, dir)
  const keyOf = (word: string): IndexKey => readIndexKey(dataDir, word, (file) => readTextFile(system, resolve(system.cwd, file)))
  return {
    index: openIndexFolder({ dir: folder, clock: system.clock }),
    dir: folder,
    keyOf,
    signers: (words) => words.flatMap((word) => keyOf(word).signer ?? []),
  }
}

const keyOption = ['--key <name>', 'a key that signs; again for each', collect] as const
const dirOption = ['--dir <dir>', 'the folder of the index', '.'] as const

function collect(word: string, words: readonly string[] = []): readonly string[] {
  return [...words, word]
}

const addInit: AddPart = (group, system, open, done) => {
  group
    .command('init <dir>')
    .description('begin an index in a folder')
    .requiredOption(
      '--key <name>',
      'a holder of the root: a key of this data folder, or a file (.pem, or .json of `galley key new`)',
      collect,
    )
    .option('--threshold <n>', 'holders that must sign; more than half when left out')
    .option('--online-key <name>', 'the key that publishes; the first holder when left out')
    .action((dir: string, flags: { key: readonly string[]; threshold?: string; onlineKey?: string }) => {
      const { index, keyOf, signers } = open(dir)
      const progress = index.init(keysOf(flags, keyOf), signers(flags.key))
      tell(system, progress)
      if (progress.rootDigest !== null) tellRoot(system, progress.rootDigest)
      done()
    })
}

function keysOf(
  { key, threshold, onlineKey }: { readonly key: readonly string[]; readonly threshold?: string; readonly onlineKey?: string },
  keyOf: Opened['keyOf'],
): Parameters<IndexFolder['init']>[0] {
  const root = key.map((word) => keyOf(word).publicPem)
  const online = onlineKey === undefined ? root[0] : keyOf(onlineKey).publicPem
  if (online === undefined) throw fault('USAGE', { problem: 'No --key is named' })
  return { root, threshold: threshold === undefined ? Math.floor(root.length / 2) + 1 : Number(threshold), online }
}

const addDelegate: AddPart = (group, system, open, done) => {
  group
    .command('delegate <namespace>')
    .description('make a scope (@me), or one name without a scope, an author’s: only that key lists releases there')
    .requiredOption('--to <key>', 'the author’s key: a name, or a file (.pem, or .json of `galley key new`)')
    .requiredOption(...keyOption)
    .option(...dirOption)
    .action((namespace: string, flags: Flags & { to: string }) => {
      const { index, keyOf, signers } = open(flags.dir)
      tell(system, index.delegate(namespace, keyOf(flags.to).publicPem, signers(flags.key)))
      system.say(`${namespace} is delegated. Publish to let others see it: galley index publish`)
      done()
    })
}

const addAdd: AddPart = (group, system, open, done) => {
  group
    .command('add <files...>')
    .description('list a release, or one that has more verdicts now: x-1.0.0.tgz with its .cdx.json and .bundles.jsonl beside it')
    .requiredOption(...keyOption)
    .option(...dirOption)
    .action((files: readonly string[], flags: Flags) => {
      const { index, signers } = open(flags.dir)
      for (const file of files) {
        const { name, version } = index.add(resolve(system.cwd, file), signers(flags.key))
        system.say(`${name}@${version} is listed.`)
      }
      system.say('Publish to let others see it: galley index publish')
      done()
    })
}

const addYank: AddPart = (group, system, open, done) => {
  group
    .command('yank <release>')
    .description('take a release back: nobody can install NAME@VERSION any more')
    .requiredOption('--reason <text>', 'told to everybody who asks for it')
    .requiredOption(...keyOption)
    .option(...dirOption)
    .action((release: string, flags: Flags & { reason: string }) => {
      const { name, version } = /^(?<name>.[^@]*)@(?<version>[^@]+)$/.exec(release)?.groups ?? {}
      if (name === undefined || version === undefined) throw fault('USAGE', { problem: `${release} is not of the form NAME@VERSION` })
      const { index, signers } = open(flags.dir)
      index.yank({ name, version, reason: flags.reason }, signers(flags.key))
      system.say(`${release} is taken back. Publish to let others see it: galley index publish`)
      done()
    })
}

const addPublish: AddPart = (group, system, open, done) => {
  group
    .command('publish')
    .description('let others see what was changed, and say for how long it counts')
    .requiredOption(...keyOption)
    .option('--days <n>', 'days after which clients refuse it, until it is published again', String(defaultDays))
    .option(...dirOption)
    .action((flags: Flags & { days: string }) => {
      const days = Number(flags.days)
      if (!Number.isInteger(days) || days < 1 || days > 365) throw fault('USAGE', { problem: '--days is not a whole number from 1 to 365' })
      const { index, dir, signers } = open(flags.dir)
      index.publish(signers(flags.key), days)
      system.say(`Published for ${days} ${days === 1 ? 'day' : 'days'}. Any web server can serve ${dir} as it is.`)
      done()
    })
}

const addSign: AddPart = (group, system, open, done) => {
  group
    .command('sign')
    .description('add a signature to a root or a list that waits for it')
    .requiredOption(...keyOption)
    .option(...dirOption)
    .action((flags: Flags) => {
      const { index, signers } = open(flags.dir)
      const progress = index.sign(signers(flags.key))
      tell(system, progress)
      if (progress.rootDigest !== null) tellRoot(system, progress.rootDigest)
      done()
    })
}

const addRotate: AddPart = (group, system, open, done) => {
  group
    .command('rotate')
    .description('give the root other holders, or the same ones another year; enough of the old ones and of the new ones sign')
    .requiredOption('--root-key <name>', 'a holder from now on; again for each', collect)
    .option('--threshold <n>', 'holders that must sign; more than half when left out')
    .option('--online-key <name>', 'the key that publishes; the first holder when left out')
    .requiredOption(...keyOption)
    .option(...dirOption)
    .action((flags: Flags & { rootKey: readonly string[]; threshold?: string; onlineKey?: string }) => {
      const { index, keyOf, signers } = open(flags.dir)
      tell(system, index.rotate(keysOf({ ...flags, key: flags.rootKey }, keyOf), signers(flags.key)))
      done()
    })
}

function tell(system: System, { isRootComplete, missing }: IndexProgress): void {
  if (!isRootComplete) system.say('The root needs more signatures: other holders run galley index sign.')
  else if (missing > 0)
    system.say(`The top list needs ${missing} more ${missing === 1 ? 'signature' : 'signatures'}: other holders run galley index sign.`)
}

function tellRoot(system: System, digest: string): void {
  system.out(`sha256:${digest}\n`)
  system.say(
    'This is the root: tell it, by another way than the index, to those who install from it (--root, or index.root in their settings).',
  )
}
