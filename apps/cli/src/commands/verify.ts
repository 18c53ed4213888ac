import { resolve } from 'node:path'
import {
  dataFolder,
  exit,
  fault as wrongUse,
  readBytes,
  readTextFile,
  type AddCommand,
  type ExitCode,
  type System,
} from '@galley/command-line'
import { describePapers, readInstallationKey, readPublicKey, verifyDraft, type VerifiedDraft, type VerifyingKey } from '@galley/runtime'
import { fault } from '../faults.ts'
import { papersFileOf } from '../show/papers-file.ts'

interface Flags {
  readonly bundle?: string
  readonly key?: string
  readonly data?: string
  readonly json?: boolean
}

/** Columns of the names before what is stated. */
const nameColumns = 10

/** `galley verify`: what a draft's papers prove of it, and what they do not. Offline, and starts nothing. */
export const addVerify: AddCommand = (program, system, finish) => {
  program
    .command('verify')
    .description('what the papers of a draft prove of it, and what they do not')
    .argument('<file>', 'a draft as it was exported: Markdown, HTML or JSON')
    .option('--bundle <file>', 'its papers; FILE.bundle.jsonl unless told otherwise')
    .option('--key <file>', 'the public key (PEM) of whoever signed; without it only this installation is trusted')
    .option('--data <dir>', 'the data folder, which holds the key of this installation')
    .option('--json', 'for machines, galley.verification/1')
    .addHelpText('after', '\nExamples:\n  galley verify draft.md\n  galley verify draft.html --bundle draft.md.bundle.jsonl --key ada.pem')
    .action((file: string, flags: Flags) => finish(verify(system, file, flags)))
}

function verify(system: System, file: string, flags: Flags): ExitCode {
  const at = (path: string): string => resolve(system.cwd, path)
  const text = readBytes(system, at(file))
  const papers = at(flags.bundle ?? papersFileOf(file))
  if (flags.bundle === undefined && !system.fs.existsSync(papers))
    throw wrongUse('USAGE', {
      problem: `${file} has no papers beside it: -o writes them with a draft, and --bundle names those that lie elsewhere`,
    })
  const bundle = readTextFile(system, papers)
  const key = keyOf(system, flags)
  const verified = verifyDraft({ name: file, text, bundle, key })
  system.out(flags.json ? json(verified, file, flags) : words(verified, file, flags))
  return exit.clean
}

function keyOf(system: System, { key, data }: Flags): VerifyingKey {
  if (key !== undefined) return readPublicKey(readTextFile(system, resolve(system.cwd, key)))
  const folder = dataFolder(system, data)
  const own = readInstallationKey(folder)
  if (own === null) throw fault('INSTALLATION_KEY_MISSING', { folder })
  return own
}

/** Sentences about the signer: a key proves that one hand signed, not whose it is. */
function signerWords(signer: string, { key }: Flags): { readonly proven: string; readonly notProven: string } {
  return key === undefined
    ? {
        proven: `signed by this installation, whose key is ${signer}`,
        notProven: 'Anything to somebody who does not trust this installation: no other key was asked for.',
      }
    : {
        proven: `signed with the key that you named, ${signer}`,
        notProven: 'Whose key that is: nothing is known of it here beside the file that you named.',
      }
}

function words({ predicate, subject, digest, signer }: VerifiedDraft, file: string, flags: Flags): string {
  const { stated, notProven } = describePapers(predicate)
  const by = signerWords(signer, flags)
  const page = [
    'Proven',
    `  ${file} is unchanged since it was exported as ${subject} (sha256 ${digest})`,
    `  ${by.proven}`,
    'Stated by whoever signed',
    ...stated.flatMap(({ name, lines }) => lines.map((line, i) => `  ${(i === 0 ? name : '').padEnd(nameColumns)}${line}`)),
    'Not proven',
    ...[by.notProven, ...notProven].map((line) => `  ${line}`),
  ]
  return `${page.join('\n')}\n`
}

function json({ predicate, ...verified }: VerifiedDraft, file: string, flags: Flags): string {
  const by = signerWords(verified.signer, flags)
  const notProven = [by.notProven, ...describePapers(predicate).notProven]
  const trusted = flags.key === undefined ? 'installation' : 'key'
  return `${JSON.stringify({ schema: 'galley.verification/1', file, ...verified, trusted, notProven, predicate }, null, 2)}\n`
}
