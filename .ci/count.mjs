// Names each test that failed and prints `N passed, N failed, N skipped`, summed over the reports that tools/check.ts gathers from the
// rooms. Fails when a room that has tests has no report or ran none of them. Runs on the caller's own Node.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

const reports = '.cache/tests'
const filesBelow = (folder) => (existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : [])
const isTest = (file) => file.endsWith('.test.ts') && !file.includes('node_modules')
const isSlow = (file) => file.endsWith('.slow.test.ts')

/** The reports that a room must bring: of its own tests, of its journeys and of its slow tests, where it has some. */
function expected(room) {
  const all = [...filesBelow(`${room}/src`), ...filesBelow(`${room}/test`)].filter(isTest)
  const tests = all.filter((file) => !isSlow(file))
  const journeys = tests.filter((file) => /^journeys[/\\]/.test(file))
  const name = room.replace('/', '-')
  return [
    ...(tests.length > journeys.length ? [name] : []),
    ...(journeys.length > 0 ? [`${name}-journeys`] : []),
    ...(all.some(isSlow) ? [`${name}-slow`] : []),
  ]
}

const rooms = ['apps', 'packages', 'plugins', 'security'].flatMap((kind) =>
  readdirSync(kind).flatMap((name) => expected(`${kind}/${name}`)),
)
/** The failed tests of a report with what they say first, and the files that could not even be loaded. */
function failuresOf(report) {
  return report.testResults.flatMap((file) => {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed')
    const told = failed.map(({ fullName, failureMessages }) => `${fullName.trim()}: ${failureMessages.join('\n').split('\n', 1)[0]}`)
    return file.status === 'failed' && failed.length === 0 ? [`${file.name}: ${file.message.split('\n', 1)[0]}`] : told
  })
}

const sum = { passed: 0, failed: 0, skipped: 0 }
const ran = new Map()
for (const file of existsSync(reports) ? readdirSync(reports).filter((name) => name.endsWith('.json')) : []) {
  const report = JSON.parse(readFileSync(`${reports}/${file}`, 'utf8'))
  const room = file.slice(0, -'.json'.length)
  ran.set(room, report.numPassedTests + report.numFailedTests)
  for (const failure of failuresOf(report)) console.log(`FAILED ${room}: ${failure}`)
  sum.passed += report.numPassedTests
  sum.failed += report.numFailedTests
  sum.skipped += report.numPendingTests + report.numTodoTests
}
const missing = [...rooms, 'docs', 'tools'].filter((room) => (ran.get(room) ?? 0) === 0)
for (const room of missing)
  console.log(`${room}: ${ran.has(room) ? 'ran none of its tests' : 'has tests and no report, they were not run'}`)
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exitCode = missing.length === 0 ? 0 : 1
