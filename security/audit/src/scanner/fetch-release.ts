import { join } from 'node:path'
import { isFault } from '@galley/fault'
import { provenancePredicateTypes, verifyBundle } from '@galley/trust'
import { checkAddress } from '../download/check-address.ts'
import { downloadFile } from '../download/download-file.ts'
import { fault } from '../faults.ts'
import { provenanceFile, releaseFile, scannerBuild, scannerVersion } from './scanner-release.ts'
import type { InstallServices } from './install-services.ts'

/** Bytes of the program and of its provenance, several times what version 2.6.0 has. */
const maxBytes = { program: 512 << 20, provenance: 4 << 20 }

/**
 * Fetches the program of this platform and its provenance into a folder, and answers its file once the provenance says that exactly these bytes,
 * under exactly this name, were built from the tag.
 * @throws SCANNER_PLATFORM, SCANNER_NOT_FETCHED, SCANNER_UNTRUSTED, ADVISORIES_ADDRESS_INVALID
 */
export async function fetchRelease(
  services: InstallServices,
  request: { readonly address: string; readonly folder: string },
): Promise<string> {
  const name = releaseFile(services.platform, services.arch)
  if (name === null) throw fault('SCANNER_PLATFORM', { platform: `${services.platform} ${services.arch}` })
  const source = `${checkAddress(request.address)}/v${scannerVersion}`
  const [provenance, file] = [join(request.folder, provenanceFile), join(request.folder, name)]
  await fetchOne(services, `${source}/${provenanceFile}`, provenance, maxBytes.provenance)
  await fetchOne(services, `${source}/${name}`, file, maxBytes.program)
  services.onStep?.('verifying its provenance')
  verify(services, name, { file, provenance, source })
  return file
}

async function fetchOne(services: InstallServices, address: string, file: string, limit: number): Promise<void> {
  try {
    const { state } = await downloadFile(services, { address, file, maxBytes: limit })
    if (state !== 'downloaded') throw new Error('there is no such file')
  } catch (error) {
    services.signal?.throwIfAborted()
    throw fault('SCANNER_NOT_FETCHED', { address, what: error instanceof Error ? error.message : String(error) }, { cause: error })
  }
}

/** One of the bundles has to hold: a release may list several builds. */
function verify(
  { fs, root }: InstallServices,
  name: string,
  at: { readonly file: string; readonly provenance: string; readonly source: string },
): void {
  const artifact = fs.readFileSync(at.file)
  const subject = { name, predicateTypes: provenancePredicateTypes }
  const lines = fs
    .readFileSync(at.provenance, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
  let refusal: unknown = new Error('its provenance is empty')
  for (const line of lines) {
    try {
      verifyBundle({ bundle: JSON.parse(line) as unknown, artifact, root, by: { identity: scannerBuild }, subject, what: name })
      return
    } catch (error) {
      refusal = error
    }
  }
  const why = isFault(refusal) ? `${refusal.message} [${refusal.code}]` : refusal instanceof Error ? refusal.message : String(refusal)
  throw fault('SCANNER_UNTRUSTED', { source: `${at.source}/${name}`, why }, { cause: refusal })
}
