// Prints `N passed, N failed, N skipped`, summed over the reports that tools/check.ts gathers from the rooms. Fails when a room that has
// tests has no report or ran none of them.
import { existsSync, globSync, readFileSync } from 'node:fs'

const reports = '.cache/tests'
const hasTests = (...patterns) => globSync(patterns, { exclude: ['**/node_modules/**', '**/*.slow.test.ts'] }).length > 0
const rooms = [
  ...globSync('{apps,packages,plugins,security}/*/package.json')
    .map((file) => file.replaceAll('\\', '/').split('/').slice(0, 2).join('/'))
    .filter((room) => hasTests(`${room}/src/**/*.test.ts`, `${room}/test/*.test.ts`))
    .map((room) => room.replace('/', '-')),
  'apps-cli-journeys',
  'docs',
  'tools',
]

const sum = { passed: 0, failed: 0, skipped: 0 }
let isComplete = true
for (const file of existsSync(reports) ? globSync(`${reports}/*.json`) : []) {
  const report = JSON.parse(readFileSync(file, 'utf8'))
  sum.passed += report.numPassedTests
  sum.failed += report.numFailedTests
  sum.skipped += report.numPendingTests + report.numTodoTests
}
for (const room of rooms) {
  const file = `${reports}/${room}.json`
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  if (report !== null && report.numPassedTests + report.numFailedTests > 0) continue
  isComplete = false
  console.log(report === null ? `${room} has tests and no report: they were not run` : `${room} has tests and ran none of them`)
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`)
process.exitCode = isComplete ? 0 : 1
