import { resolve } from 'node:path'
import { writeTextFile, type System } from '@galley/command-line'
import { describeSummary } from '@galley/findings'
import type { Audit } from '../audit.ts'
import type { AuditFlags, AuditFormat } from './audit-flags.ts'
import { printAudit } from './print-audit.ts'

/** An audit that was made, and the place of its files as a code host knows them. */
interface Reported {
  readonly made: Audit
  readonly place: (file: string) => string
}

/** Prints the report, or writes it to the file that is named, and each other one to its file. With `--fix` the change is printed instead. */
export function writeReports(system: System, flags: AuditFlags, reported: Reported): void {
  const format = flags.json ? 'json' : flags.format
  const { output, report = [], quiet } = flags
  const write = (asked: AuditFormat, terminal: System, take: (text: string) => void): void => {
    const text = printAudit(terminal, reported.made, { format: asked, verbose: flags.verbose === true, place: reported.place })
    if (text === null) system.say('  No vulnerability was found, and OpenVEX can state nothing else.')
    else take(text)
  }
  if (output === undefined && !flags.fix) write(format, system, system.out)
  const plain: System = { ...system, isOutTerminal: false, columns: undefined }
  for (const one of [...(output === undefined ? [] : [{ format, file: output }]), ...report]) {
    const file = resolve(system.cwd, one.file)
    write(one.format, plain, (text) => {
      writeTextFile(system, file, text)
      if (!quiet) system.say(`  ${describeSummary(reported.made.report)} (${file})`)
    })
  }
}
