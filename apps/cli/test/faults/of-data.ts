import { appendFileSync, chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { tempFolder } from '@galley/testkit/vitest'
import { freshData, galley } from '../journeys/start-galley.ts'
import { documents, runHere, type Ended, type Way } from './run-here.ts'

/** Opens a data folder after it was changed. */
async function afterChange(change: (data: string) => void, words: readonly string[] = ['plugin', 'list']): Promise<Ended> {
  const data = await freshData()
  await runHere(['drafts', 'list'], { data })
  change(data)
  return runHere(words, { data })
}

function inLedger(data: string, sql: string): void {
  const ledger = new DatabaseSync(join(data, 'galley.sqlite'))
  ledger.exec(sql)
  ledger.close()
}

const policy = join('trust', 'workspace-policy.json')
const lock = join('trust', 'workspace-lock.json')
const callEcho = ['plugin', 'call', 'echo', 'echo', '--input', '{"text":"x"}']

/** Changes each stored file of the plugins whose path fits. */
function inStore(data: string, fits: RegExp, change: (file: string) => void): void {
  for (const file of readdirSync(join(data, 'store'), { recursive: true, encoding: 'utf8' }))
    if (fits.test(file)) change(join(data, 'store', file))
}

/** Runs a command whose data folder is a file system of its own, in a namespace of its own. */
async function onMount(options: string): Promise<Ended> {
  const mount = `mount -t tmpfs -o ${options} none "$GALLEY_DATA" && exec "$@"`
  const { code, stderr } = await galley(['plugin', 'list'], { data: tempFolder(), within: ['unshare', '-rm', 'sh', '-c', mount, '--'] })
  return { code, said: stderr }
}

/** Faults of the data folder that need a file system of its own. */
export const onMounts: Readonly<Record<string, Way>> = {
  DATA_FOLDER_FULL: async () => onMount('size=4k'),
  DATA_FOLDER_READ_ONLY: async () => onMount('ro'),
}

/** Faults of the data folder. */
export const ofData: Readonly<Record<string, Way>> = {
  TOKEN_NAME_INVALID: async () => runHere(['token', 'new', 'a b', '--scope', 'chat'], { data: tempFolder() }),
  TOKEN_NAME_TAKEN: async () => {
    const data = tempFolder()
    await runHere(['token', 'new', 'ci', '--scope', 'chat'], { data })
    return runHere(['token', 'new', 'ci', '--scope', 'audit'], { data })
  },
  TOKEN_BUDGET_UNBOUND: async () =>
    runHere(['token', 'new', 'ci', '--scope', 'chat', 'drafts', '--limit', 'tokens/day=1000'], { data: tempFolder() }),
  TOKEN_NOT_FOUND: async () => runHere(['token', 'revoke', 'ci'], { data: tempFolder() }),
  WEBHOOK_REFUSED: async () => runHere(['webhook', 'new', 'http://127.0.0.1/'], { data: tempFolder() }),
  WEBHOOK_NOT_FOUND: async () => runHere(['webhook', 'log', 'none'], { data: tempFolder() }),
  DELIVERY_NOT_FOUND: async () => {
    const data = tempFolder()
    const made = await runHere(['webhook', 'new', 'https://example.org/'], { data })
    return runHere(['webhook', 'replay', /webhook (w\w+)/.exec(made.said)?.[1] ?? '', '1'], { data })
  },
  DATA_TOO_NEW: async () => afterChange((data) => inLedger(data, "INSERT INTO migrations VALUES (9999, 'later', 'x', 0)")),
  DATA_ALTERED: async () => afterChange((data) => inLedger(data, "UPDATE migrations SET checksum = 'x' WHERE n = 1")),
  DATA_DAMAGED: async () => afterChange((data) => writeFileSync(join(data, 'galley.sqlite'), 'This is no database.'.repeat(100))),
  TRUST_EXPOSED: async () => afterChange((data) => chmodSync(join(data, policy), 0o666)),
  DATA_FOLDER_SHARED: async () => {
    const data = tempFolder()
    mkdirSync(join(data, 'photos'))
    chmodSync(data, 0o777)
    return runHere(['drafts', 'list'], { data })
  },
  DATA_FOLDER_MISSING: async () => runHere(['drafts', 'list'], { data: '/proc/nowhere/at/all' }),
  POLICY_INVALID: async () => afterChange((data) => damage(data, policy)),
  KEY_UNSUPPORTED: async () =>
    afterChange((data) => writeFileSync(join(data, 'keys', 'workspace.pem'), 'no key', { mode: 0o600 }), ['plugin', 'repack', 'echo']),
  PLUGIN_TAMPERED: async () => afterChange((data) => inStore(data, /\.tgz$/, (file) => appendFileSync(file, 'x')), callEcho),
  PLUGIN_UNSIGNED: async () => afterChange((data) => inStore(data, /bundle|sigstore/, (file) => rmSync(file)), callEcho),
  PLUGIN_REFUSED: async () =>
    afterChange(
      (data) => inStore(data, /\.tgz$/, (file) => appendFileSync(file, 'x')),
      ['draft', 'Open language models', '--sources', documents],
    ),
  LOCK_INVALID: async () => afterChange((data) => damage(data, lock)),
}

function damage(data: string, name: string): void {
  const file = join(data, name)
  writeFileSync(file, readFileSync(file, 'utf8').replace('{', '{ "colour": "red",'))
}
