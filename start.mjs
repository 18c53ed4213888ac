// The only script that runs on the caller's own Node (>= 18): it brings the pinned Node, npm and pnpm
// (tools/package-lock.json, sha512 each, no install script runs) and hands the task to them.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(fileURLToPath(import.meta.url))
const tools = join(root, 'tools', 'node_modules')
const [task = 'start', ...args] = process.argv.slice(2)
const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : '')
const say = (text) => process.stderr.write(`${text}\n`)

/** Runs a program without a shell; its output goes to our stderr unless the task owns the terminal. */
function run(program, words, { quiet = false, env = process.env } = {}) {
  const done = spawnSync(program, words, { cwd: root, env, stdio: ['inherit', quiet ? 2 : 'inherit', 'inherit'] })
  if (done.error) throw done.error
  return done.status ?? 130
}

function bringTools() {
  const stamp = join(tools, '.stamp')
  const wanted = createHash('sha256')
    .update(read(join(root, 'tools', 'package-lock.json')))
    .digest('hex')
  if (read(stamp) === wanted) return
  say('galley: fetching the pinned Node, npm and pnpm …')
  const npm = process.env.npm_execpath ?? join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const words = [npm, 'ci', '--prefix', 'tools', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel', 'error']
  if (run(process.execPath, words, { quiet: true }) !== 0) process.exit(2)
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
  say(
    `galley: no packaged Node for ${process.platform}-${process.arch}, or its download was damaged. Install Node 26 and pnpm 12, then run the command again.`,
  )
  return process.exit(2)
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

bringTools()
const { node, pnpm } = findPrograms()
const env = {
  ...process.env,
  TURBO_TELEMETRY_DISABLED: '1',
  PATH: [dirname(node), dirname(pnpm), process.env.PATH].join(delimiter),
  GALLEY_CWD: process.env.GALLEY_CWD ?? process.env.INIT_CWD ?? process.cwd(),
  NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'node_modules', '.cache', 'node'),
}
const stamp = join(root, 'node_modules', '.galley-stamp')
const wanted = digestOfManifests()
if (read(stamp) !== wanted) {
  // `npm run fix` may write the lockfile; every other task takes it as it is.
  say('galley: installing the packages of pnpm-lock.yaml …')
  const how = task === 'fix:all' ? '--no-frozen-lockfile' : '--frozen-lockfile'
  if (run(pnpm, ['install', how, '--loglevel=error'], { quiet: true, env }) !== 0) {
    say('galley: the packages could not be installed. If you changed a package.json, npm run fix brings the lockfile up to date.')
    process.exit(2)
  }
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, digestOfManifests())
}
const cli = ['--conditions=galley-source', '--disable-sigusr1', '--no-warnings', join(root, 'apps', 'cli', 'src', 'main.ts')]
const direct = task === 'start' ? [...cli, 'start', ...args] : task === 'galley' ? [...cli, ...args] : undefined
process.exitCode = direct ? run(node, direct, { env }) : run(pnpm, ['run', '--silent', task, ...args], { env })
