import { readFileSync } from 'node:fs'
import { saySystemError } from '@galley/fault'
import { digest, formatTarballName, readPackageJson, readTarball, signRelease, type Sbom } from '@galley/trust'
import { fault } from '../faults.ts'
import { openNamedKey } from './keys/open-named-key.ts'
import { readIfThere } from './project/read-if-there.ts'
import { writeWhole } from './project/write-whole.ts'

/** A release that was signed, by its files. */
export interface SignedFiles {
  readonly name: string
  readonly version: string
  readonly bundlesFile: string
  /** sha256 (hex) of the key's public half. */
  readonly key: string
  /** Statements of others that were taken away, for they are about other bytes: verdicts on what was packed before. */
  readonly dropped: number
}

/**
 * Signs a release as its author: the tarball with each of its files, and the bill of materials beside it. Earlier statements of the same key
 * are replaced; those of others, such as verdicts, stay where they are about the same bytes.
 * Faults RELEASE_UNREADABLE, RELEASE_MISNAMED, TARBALL_INVALID, KEY_NAME_INVALID, KEY_MISSING, TRUST_EXPOSED.
 */
export function signFiles(dataDir: string, file: string, keyName: string): SignedFiles {
  const signer = openNamedKey(dataDir, keyName)
  const tarball = readPart(file)
  const files = readTarball(tarball, file)
  const { name, version } = readPackageJson(files, file) as { readonly name: string; readonly version: string }
  const wanted = formatTarballName(name, version)
  if (!file.endsWith(wanted)) throw fault('RELEASE_MISNAMED', { file, wanted })
  const sbom = JSON.parse(readPart(`${file}.cdx.json`).toString('utf8')) as Sbom
  const bundlesFile = `${file}.bundles.jsonl`
  const others = (readIfThere(bundlesFile) ?? '').split('\n').filter((line) => line !== '' && hintOf(line) !== signer.spkiSha256)
  const sha256 = digest('sha256', tarball)
  const kept = others.filter((line) => [sha256, null].includes(subjectOf(line)))
  const own = signRelease({ name, version, tarball, files, sbom }, signer)
  writeWhole(bundlesFile, own + kept.map((line) => `${line}\n`).join(''), 'shared')
  return { name, version, bundlesFile, key: signer.spkiSha256, dropped: others.length - kept.length }
}

function readPart(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw fault('RELEASE_UNREADABLE', { file, problem: saySystemError(error) }, { cause: error })
  }
}

/** Reads the digest of the key off a bundle; null of one that names none. */
function hintOf(line: string): string | null {
  try {
    const { verificationMaterial } = JSON.parse(line) as { verificationMaterial?: { publicKey?: { hint?: string } } }
    return verificationMaterial?.publicKey?.hint ?? null
  } catch {
    return null
  }
}

/** Reads the digest (sha256, hex) of what a bundle's statement is about; null of one that tells none, which whoever verifies will refuse. */
function subjectOf(line: string): string | null {
  try {
    const { dsseEnvelope } = JSON.parse(line) as { dsseEnvelope?: { payload?: string } }
    const statement = JSON.parse(Buffer.from(dsseEnvelope?.payload ?? '', 'base64').toString('utf8')) as {
      subject?: readonly { digest?: { sha256?: string } }[]
    }
    return statement.subject?.[0]?.digest?.sha256 ?? null
  } catch {
    return null
  }
}
