import { join } from 'node:path'
import { hasEnded, type Draft, type Role } from '@galley/sdk'
import { exclusively, type Ledger } from '@galley/ledger'
import { openKeyFile, readKeyFile, signStatement, type PublicKey, type Signer } from '@galley/trust'
import { fault } from '../faults.ts'
import { createDraftStatement, type DraftStatement, type StatementOptions } from './create-draft-statement.ts'
import { versionsAtWork } from './record-version.ts'
import type { Sleep } from '../sleep.ts'

/** The papers of a draft: the signed statement of how it was made. */
export interface DraftPapers {
  readonly statement: DraftStatement
  /** One Sigstore bundle v0.3 in JSON, on one line: the content of `draft.md.bundle.jsonl`. */
  readonly bundle: string
  /** Digest (sha256, hex) of the key that signed, and its public half in PEM. */
  readonly signer: string
  readonly publicPem: string
}

/** Services that the issue of papers needs. */
export interface Issuing {
  readonly ledger: Pick<Ledger, 'steps' | 'events' | 'getSummary'>
  readonly dataDir: string
  readonly sleep: Sleep
}

/** Milliseconds that another process may take to create the key. */
const maxKeyMs = 5000

/** Media type of a Sigstore bundle v0.3 in JSON. */
export const papersMediaType = 'application/vnd.dev.sigstore.bundle.v0.3+json'

const keyPath = (dataDir: string): string => join(dataDir, 'keys', 'installation.pem')

/**
 * Signs the statement of how a draft was made with this installation's key, which is created at first need. It says the same at every
 * time; the signature is another each time, as ECDSA's is. Faults DRAFT_NOT_FINISHED, TRUST_EXPOSED.
 */
export async function issuePapers(issuing: Issuing, draft: Draft, options?: StatementOptions): Promise<DraftPapers> {
  const { id, status, best } = draft
  if (!hasEnded(status) || best.blocks.length === 0) throw fault('DRAFT_NOT_FINISHED', { id, status })
  const { ledger } = issuing
  const [last] = await ledger.events(id, ((await ledger.getSummary(id))?.seq ?? draft.seq) - 1, 1)
  const models = (await ledger.steps(id, 'models')).at(-1)?.out as { readonly addresses?: Partial<Record<Role, string>> } | undefined
  const record = {
    finishedOn: last?.at ?? draft.createdAt,
    galley: await versionsAtWork(ledger, id),
    addresses: models?.addresses ?? {},
  }
  const statement = createDraftStatement(draft, record, options)
  const signer = await openInstallationKey(issuing)
  return {
    statement,
    bundle: `${signStatement(statement, signer)}\n`,
    signer: signer.spkiSha256,
    publicPem: signer.publicPem,
  }
}

/** Reads the public half of an installation's key; null where none was needed yet. Faults TRUST_EXPOSED, KEY_UNSUPPORTED. */
export function readInstallationKey(dataDir: string): PublicKey | null {
  return readKeyFile(keyPath(dataDir))
}

async function openInstallationKey({ dataDir, sleep }: Issuing): Promise<Signer> {
  const file = keyPath(dataDir)
  if (readKeyFile(file) !== null) return openKeyFile(file)
  const lock = { file: join(dataDir, 'keys', '.creating'), holder: 'a process that creates the key of this installation' }
  return exclusively(lock, { maxMs: maxKeyMs, sleep }, async () => openKeyFile(file))
}
