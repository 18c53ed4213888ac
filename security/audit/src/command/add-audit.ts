import type { AddCommand, ExitCode, System } from '@galley/command-line'
import { severities } from '@galley/findings'
import { InvalidArgumentError, Option, type Command } from 'commander'
import { checkNames, type CheckName } from '../check-name.ts'
import type { LoadReviewer } from '../upgrade-reviewer.ts'
import { auditFormats, type AuditFlags, type ReportFile } from './audit-flags.ts'

/** `galley audit`: dependencies before deploy, of any npm or PyPI project. `load` fetches what compares releases. */
export function createAddAudit(load: LoadReviewer): AddCommand {
  return (program, system, finish) => setUpAudit(program.command('audit'), system, { finish, load })
}

/** Services of an audit at a command line, and what becomes of its end. */
interface AuditServices {
  readonly finish: (code: ExitCode) => void
  readonly load: LoadReviewer
}

/** Makes a command the audit: `galley audit`, or the program `galley-audit` itself. */
export function setUpAudit(command: Command, system: System, { finish, load }: AuditServices): void {
  const typed = system.program === 'galley' ? 'galley audit' : system.program
  command
    .description('dependencies before deploy: every package seen, nothing green by blindness')
    .argument('[paths...]', 'folders, lockfiles, SBOMs or tarballs; this folder when left out')
    .option('--only <checks>', `only these checks, with commas: ${checkNames.join(', ')}`, parseOnly)
    .addOption(new Option('--format <format>', 'how to print it').choices(auditFormats).default('text'))
    .option('--json', 'the same as --format json')
    .option('--offline', 'ask no registry and no service')
    .option('--no-offline', 'ask them, whatever the policy says')
    .addOption(new Option('--fail-on <severity>', 'the severity that makes exit 1').choices([...severities, 'none']))
    .option('--policy <file>', 'audit-policy.json; the nearest at or above the audited folder when left out')
    .option('--advisories <export>', 'an OSV export, zip or folder, instead of the index of this machine')
    .option('-o, --output <file>', 'write it to a file, and one line of it to stderr')
    .option('--report <format=file>', 'write it to a file in another format, too; may be repeated', parseReport)
    .option('--since <state>', 'tell what is new since a git revision, or a lockfile: each release compared with the one before it')
    .option('--fix', 'show the smallest change that clears what newer versions clear, as the package manager resolves it')
    .option('--write', 'with --fix: write that change, and the lockfile where nothing else moves; installing it is up to you')
    .option('--omit <kind>', 'leave packages out: dev, those that only development needs', parseOmit)
    .option('--data <dir>', 'the data folder')
    .option('--verbose', 'name each check and file, and show every package of a finding')
    .option('--quiet', 'nothing on stderr')
    .addHelpText(
      'after',
      `\nExit: 0 clean, 1 findings, 2 wrong use, 3 something could not be checked.\n\nExamples:\n  ${typed}\n  ${typed} --only names,integrity,sources,scripts\n  ${typed} --since origin/main\n  ${typed} --omit dev --report sarif=audit.sarif`,
    )
    .action(async (paths: string[], flags: AuditFlags) => {
      const { runAudit } = await import('./run-audit.ts')
      finish(await runAudit(system, paths, flags, load))
    })
}

function parseReport(text: string, others: readonly ReportFile[] = []): readonly ReportFile[] {
  const [word = '', ...rest] = text.split('=')
  const format = auditFormats.find((known) => known === word)
  const file = rest.join('=')
  if (format === undefined || file === '') throw new InvalidArgumentError(`Write FORMAT=FILE; formats are ${auditFormats.join(', ')}.`)
  return [...others, { format, file }]
}

function parseOmit(text: string): 'dev' {
  if (text !== 'dev') throw new InvalidArgumentError('Only dev can be left out: optional and peer packages are installed too.')
  return text
}

function parseOnly(text: string): readonly CheckName[] {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
  const unknown = words.find((word) => !(checkNames as readonly string[]).includes(word))
  if (unknown !== undefined || words.length === 0)
    throw new InvalidArgumentError(`There is no check "${unknown ?? ''}". There are: ${checkNames.join(', ')}.`)
  return words as CheckName[]
}
