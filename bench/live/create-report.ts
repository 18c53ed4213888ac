/** The report of the parts while they run; its last line counts. */
export interface Report {
  /** Writes a line. */
  say(line: string): void
  /** Reports a thing that must hold. */
  check(what: string, holds: boolean, detail?: string): void
  /** Reports a part that cannot run here, with the reason. */
  skip(what: string, why: string): void
  failures(): number
  summary(): string
}

/** Creates a report that writes lines as they come and keeps the count. */
export function createReport(write: (text: string) => void): Report {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const say = (line: string): void => write(`${line}\n`)
  return {
    say,
    check: (what, holds, detail = '') => {
      counts[holds ? 'passed' : 'failed'] += 1
      say(`  ${holds ? 'ok  ' : 'FAIL'} ${what}${detail === '' ? '' : `: ${detail}`}`)
    },
    skip: (what, why) => {
      counts.skipped += 1
      say(`  skip ${what}: ${why}`)
    },
    failures: () => counts.failed,
    summary: () => `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`,
  }
}
