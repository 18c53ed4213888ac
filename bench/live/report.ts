/** What the parts say while they run; the last line counts. */
export interface Report {
  say(line: string): void
  /** A thing that must hold. */
  check(what: string, holds: boolean, detail?: string): void
  /** A part that cannot run here, and why. */
  skip(what: string, why: string): void
  failures(): number
  summary(): string
}

/** Writes lines as they come and keeps the count. */
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
