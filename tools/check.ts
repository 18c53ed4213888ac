import { spawn } from 'node:child_process'
import { copyFileSync, globSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

// `npm test [ROOM…]` and `npm run test:slow [ROOM…]`: runs what a change can have broken, then says what was run, what was left alone
// because nothing it can see has changed, and which tests skipped themselves. A ROOM is a folder, such as packages/team.

const root = join(import.meta.dirname, '..')
const reports = join(root, '.cache', 'tests')
const [isSlow, rooms] = process.argv[2] === 'slow' ? [true, process.argv.slice(3)] : [false, process.argv.slice(2)]
const started = Date.now()

/** Runs turbo in the root; resolves true when it ends well. What `isQuiet` prints is held back until it has ended. */
async function turbo(args: readonly string[], { isQuiet = false } = {}): Promise<boolean> {
  const output = isQuiet ? 'pipe' : 'inherit'
  const child = spawn('turbo', args, { cwd: root, stdio: ['inherit', output, output] })
  const held: Buffer[] = []
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => held.push(bytes))
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject).on('close', resolve)
  })
  process.stdout.write(Buffer.concat(held))
  return code === 0
}

/** Runs tasks, so many at a time. A room whose dependency failed is left out, and what is answered from the cache prints nothing. */
async function run(tasks: readonly string[], concurrency: number, options?: { readonly isQuiet: boolean }): Promise<boolean> {
  const filters = rooms.map((room) => `--filter=./${room.replace(/\/$/, '')}`)
  const how = [`--concurrency=${concurrency}`, '--continue=dependencies-successful', '--output-logs=new-only']
  return turbo(['run', ...tasks, ...filters, ...how], options)
}

/** The report of a room's test runner, as far as it is read here. */
interface Report {
  readonly startTime: number
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly testResults: readonly { readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }[]
}

/** Gathers the reports that lie in `.cache/` of each room as `.cache/tests/ROOM.json`, where .ci/count.mjs sums them. */
function gather(): ReadonlyMap<string, Report> {
  mkdirSync(reports, { recursive: true })
  const found = new Map<string, Report>()
  const kinds = isSlow ? ['slow'] : ['unit', 'journeys', 'docs', 'tools']
  for (const kind of kinds)
    for (const file of globSync([`.cache/${kind}.json`, `{apps,packages,plugins,security}/*/.cache/${kind}.json`], { cwd: root })) {
      const room = [...file.split(/[/\\]/).slice(0, -2), ...(kind === 'unit' ? [] : [kind])].join('-')
      if (room === '') continue
      copyFileSync(join(root, file), join(reports, `${room}.json`))
      found.set(room, JSON.parse(readFileSync(join(root, file), 'utf8')) as Report)
    }
  return found
}

function describeRun(found: ReadonlyMap<string, Report>, isGreen: boolean): readonly string[] {
  const ran = [...found].filter(([, report]) => report.startTime >= started)
  const left = [...found].filter(([, report]) => report.startTime < started).map(([room]) => room)
  // Only a green run of everything says that a room was left alone because it is unchanged: it may stand behind a failure, or was not asked.
  const why = isGreen && rooms.length === 0 ? 'Not run again, for nothing they can see has changed' : 'Not run this time'
  const tests = ran.reduce((sum, [, report]) => sum + report.numPassedTests + report.numFailedTests, 0)
  const skipped = [...found].flatMap(([room, report]) =>
    report.testResults
      .flatMap((file) => file.assertionResults)
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => `  ${room}: ${fullName.trim()}`),
  )
  return [
    `${tests} tests ran in ${ran.length} rooms${ran.length === 0 || ran.length > 8 ? '' : `: ${ran.map(([room]) => room).join(', ')}`}.`,
    ...(left.length === 0 ? [] : [`${why}: ${left.join(', ')}.`]),
    ...(skipped.length === 0 ? [] : [`${skipped.length} tests skipped themselves:`, ...skipped.slice(0, 40)]),
    ...(process.env['GALLEY_EVALUATION_DATA']
      ? []
      : ['GALLEY_EVALUATION_DATA is not set: tests on the evaluation data are among the skipped.']),
  ]
}

/** Runs the tests of the rooms, lower ones first, and beside them what looks at the whole tree. */
async function runChecks(): Promise<boolean> {
  if (isSlow) return run(['slow'], 1)
  if (rooms.length > 0) return run(['unit', 'journeys'], 2)
  const isInBounds = await turbo(['boundaries'])
  const whole = run(['types', 'lint', 'format', 'unused', 'docs', 'tools'], 1, { isQuiet: true })
  const isTested = await run(['unit', 'journeys'], 2)
  return (await whole) && isTested && isInBounds
}

const isGreen = await runChecks()
for (const line of describeRun(gather(), isGreen)) console.log(line)
process.exitCode = isGreen ? 0 : 1
