// The only script that runs on the caller's own Node (>= 18): it brings the pinned Node, npm and pnpm
// (tools/package-lock.json, sha512 each, no install script runs) and hands the task to them.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const tools = join(root, 'tools', 'node_modules')
const [task = 'start', ...args] = process.argv.slice(2)
/** Flags of `galley` that npm does not know; a test compares them with the commands. */
const flagsOfGalley = `
  port host data database example open brief sources url web words audience tone kind language rounds must-cover model role-model openness only-local
  budget-tokens approve format footer output input quiet since limit search reject note drop-source fail-on policy advisories fix write from facts
  proposed sbom by text check full report verbose allow-all grant dir sdk-from role for days reviewers bundle with-brief walls threshold online-key to
  reason event licence root-key index root frozen allow-downgrade answers against sha256 signature identity issuer
`
  .trim()
  .split(/\s+/)
/** Milliseconds after which a task notices that npm was ended. */
const maxOrphanMs = 500
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const say = (text) => process.stderr.write(`${text}\n`)
const isTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY)

/** Says what cannot be done and how to go on, and ends. */
function refuse(text) {
  say(`galley: ${text}`)
  process.exit(2)
}

/** npm takes the flags of `npm start --port 4080` for its own, and hands on none. The names are those of galley that npm does not know. */
function refuseSwallowedFlags() {
  if (!process.env.npm_lifecycle_event) return
  const swallowed = flagsOfGalley.find((flag) => process.env[`npm_config_${flag.replaceAll('-', '_')}`] !== undefined)
  if (swallowed === undefined) return
  const command = task === 'start' ? 'npm start --' : `npm run ${process.env.npm_lifecycle_event} -- …`
  const kept = process.env[`npm_config_${swallowed.replaceAll('-', '_')}`]
  const value = kept === 'true' ? args[0] : kept
  const flag = kept === '' ? `--no-${swallowed}` : `--${swallowed}`
  refuse(
    `npm kept ${flag} for itself. Put -- before the flags: ${[command, flag, task === 'start' ? value : '…'].filter(Boolean).join(' ')}`,
  )
}

/** Installs for us: what it prints goes to stderr. */
function install(program, words, env) {
  const done = spawnSync(program, words, { cwd: root, env, stdio: ['inherit', 2, 'inherit'] })
  if (done.error) say(`galley: ${done.error.message}`)
  return done.status === 0
}

/** Runs the task without a shell, and answers its exit code. Signals that reach only this process are handed on. */
function run(program, words, env) {
  const child = spawn(program, words, { cwd: root, env, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    // A terminal sends Ctrl-C to both, and the second one would end the child at once.
    process.on(signal, () => (signal === 'SIGINT' && isTerminal ? undefined : child.kill(signal)))
  // npm that is ended leaves its script behind: whoever stops `npm start` stops what it started.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => process.ppid === parent || child.kill('SIGTERM'), maxOrphanMs).unref()
  child.on('error', (error) => refuse(error.message))
  child.on('close', (code) => (process.exitCode = code ?? 130))
}

/** npm of the caller: the one that called us, the one beside Node, or the one in PATH. */
function findNpm() {
  const beside = dirname(process.execPath)
  const inPath = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'))
  const candidates = [
    process.env.npm_execpath ?? '',
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...inPath.filter((file) => existsSync(file)).map((file) => realpathSync(file)),
  ]
  const found = candidates.find((file) => file.endsWith('npm-cli.js') && existsSync(file))
  return found ?? refuse('there is no npm in PATH. Install Node 18 or newer with npm (https://nodejs.org), then run the command again.')
}

function canWrite(folder) {
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** The environment of the installs. Where the home folder cannot be written, caches and the store of packages lie in the clone. */
function installEnvironment() {
  const inClone = (name) => join(root, '.cache', 'home', name)
  const cache = canWrite(process.env.npm_config_cache ?? join(homedir(), '.npm')) ? {} : { npm_config_cache: inClone('npm') }
  const folders = canWrite(homedir())
    ? {}
    : { XDG_CACHE_HOME: inClone('cache'), XDG_DATA_HOME: inClone('data'), XDG_STATE_HOME: inClone('state') }
  return { ...folders, ...process.env, ...cache }
}

function bringTools() {
  const stamp = join(tools, '.stamp')
  const wanted = createHash('sha256')
    .update(read(join(root, 'tools', 'package-lock.json')))
    .digest('hex')
  if (read(stamp) === wanted) return
  say('galley: fetching the pinned Node, npm and pnpm …')
  const words = [
    findNpm(),
    'ci',
    '--prefix',
    'tools',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--loglevel',
    'error',
  ]
  if (!install(process.execPath, words, installEnvironment()))
    refuse(`Node, npm and pnpm could not be fetched. Check the network and the registry of npm, and that ${root} can be written.`)
  writeFileSync(stamp, wanted)
}

/** The pinned programs, or the machine's own where no Node package exists for this platform (musl, win-arm64). */
function findPrograms() {
  const nodeAt = readdirSync(tools).find((name) => /^node-(bin-)?(linux|darwin|win)-/.test(name))
  const exeAt = existsSync(join(tools, '@pnpm')) && readdirSync(join(tools, '@pnpm')).find((name) => name.startsWith('exe.'))
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const node = nodeAt ? join(tools, nodeAt, 'bin', `node${suffix}`) : Number(process.versions.node.split('.')[0]) >= 26 && process.execPath
  const pnpm = exeAt && join(tools, '@pnpm', exeAt, `pnpm${suffix}`)
  if (node && pnpm && existsSync(node) && existsSync(pnpm)) return { node, pnpm }
  return refuse(
    `no packaged Node for ${process.platform}-${process.arch}, or its download was damaged. Install Node 26 and pnpm 12, then run the command again.`,
  )
}

/** Everything an install depends on: equal digest, nothing to install. */
function digestOfManifests() {
  const hash = createHash('sha256')
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']
  for (const folder of ['packages', 'plugins', 'apps', 'security'])
    for (const name of existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [])
      files.push(join(folder, name, 'package.json'))
  for (const file of files) hash.update(`${file}\0${read(join(root, file))}\0`)
  return hash.digest('hex')
}

refuseSwallowedFlags()
bringTools()
const { node, pnpm } = findPrograms()
const env = {
  ...process.env,
  TURBO_TELEMETRY_DISABLED: '1',
  PATH: [dirname(node), dirname(pnpm), join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter),
  GALLEY_CWD: process.env.GALLEY_CWD ?? process.env.INIT_CWD ?? process.cwd(),
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
}
const stamp = join(root, 'node_modules', '.galley-stamp')
const wanted = digestOfManifests()
if (read(stamp) !== wanted) {
  // `npm run fix` may write the lockfile; every other task takes it as it is.
  say('galley: installing the packages of pnpm-lock.yaml …')
  const how = task === 'fix:all' ? '--no-frozen-lockfile' : '--frozen-lockfile'
  if (!install(pnpm, ['install', how, '--loglevel=error'], { ...installEnvironment(), PATH: env.PATH }))
    refuse('the packages could not be installed. If you changed a package.json, npm run fix brings the lockfile up to date.')
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, digestOfManifests())
}
const cli = ['--conditions=galley-source', '--disable-sigusr1', '--no-warnings', join(root, 'apps', 'cli', 'src', 'main.ts')]
const script = JSON.parse(read(join(root, 'package.json'))).scripts[task] ?? ''
if (task === 'start') run(node, [...cli, 'start', ...args], env)
else if (task === 'galley') run(node, [...cli, ...args], env)
else if (/^node [^;&|$'"]+$/.test(script)) run(node, [...script.split(' ').slice(1), ...args], env)
else run(pnpm, ['run', '--silent', task, ...args], env)
