// Prints `N passed, N failed, N skipped` from the test runner's JSON report; fails when no test ran.
import { readFileSync } from 'node:fs'

try {
  const report = JSON.parse(readFileSync(process.argv[2] ?? '.cache/tests.json', 'utf8'))
  const { numPassedTests: passed, numFailedTests: failed, numPendingTests: pending, numTodoTests: todo } = report
  console.log(`${passed} passed, ${failed} failed, ${pending + todo} skipped`)
  process.exitCode = passed + failed === 0 ? 1 : 0
} catch (error) {
  console.log(`no report of the tests: ${error.message}`)
  console.log('0 passed, 0 failed, 0 skipped')
  process.exitCode = 1
}
