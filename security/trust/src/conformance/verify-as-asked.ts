import type { KeyObject } from 'node:crypto'
import { parseArgs } from 'node:util'
import { fault } from '../faults.ts'
import { publicKeyOf } from '../keys/public-key.ts'
import { readSeededTrust } from '../read-seeded-trust.ts'
import type { HashedArtifact } from '../sigstore/hashed-artifact.ts'
import { parseTrustedRoot } from '../sigstore/parse-trusted-root.ts'
import { verifyBundle, type BundleToVerify } from '../sigstore/verify-bundle.ts'

/** The way to call the program, as the Sigstore conformance suite does (sigstore/sigstore-conformance, `docs/cli_protocol.md`). */
const usage =
  'verify-bundle --bundle FILE (--certificate-identity ID --certificate-oidc-issuer URL | --key FILE) [--trusted-root FILE] FILE_OR_DIGEST'

const options = {
  bundle: { type: 'string' },
  'certificate-identity': { type: 'string' },
  'certificate-oidc-issuer': { type: 'string' },
  key: { type: 'string' },
  'trusted-root': { type: 'string' },
} as const

/**
 * Verifies a bundle as the command line of the Sigstore conformance suite asks: about a file, or about `sha256:<hex>`, by an identity or by
 * a key. Without a trusted root it is Sigstore's public one, as shipped.
 * @throws CONFORMANCE_USAGE, what `verifyBundle` and the readers throw, and what reading a file throws
 */
export async function verifyAsAsked(args: readonly string[], read: (file: string) => Buffer): Promise<void> {
  const { bundle, artifact, by, root } = parse(args)
  const json = (file: string): unknown => JSON.parse(read(file).toString('utf8'))
  verifyBundle({
    bundle: json(bundle),
    artifact: /^sha256:[0-9a-f]{64}$/.test(artifact) ? await hashed(artifact) : read(artifact),
    root: root === undefined ? readSeededTrust().root : parseTrustedRoot(json(root)),
    by: 'identity' in by ? by : { key: { key: publicKeyOf(read(by.key).toString('utf8')).key, from: null, to: null } },
    what: artifact,
  })
}

interface Asked {
  readonly bundle: string
  readonly artifact: string
  readonly by: Extract<BundleToVerify['by'], { identity: unknown }> | { readonly key: string }
  readonly root: string | undefined
}

function parse(args: readonly string[]): Asked {
  const { values, positionals } = parseWords(args)
  const { bundle, key, 'certificate-identity': san, 'certificate-oidc-issuer': issuer, 'trusted-root': root } = values
  const [command, artifact, ...more] = positionals
  const isIdentity = san !== undefined && issuer !== undefined
  if (
    command !== 'verify-bundle' ||
    bundle === undefined ||
    artifact === undefined ||
    more.length > 0 ||
    isIdentity === (key !== undefined)
  )
    throw fault('CONFORMANCE_USAGE', { usage })
  return { bundle, artifact, root, by: key === undefined ? { identity: { san: san ?? '', issuer: issuer ?? '' } } : { key } }
}

function parseWords(args: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>> {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (cause) {
    throw fault('CONFORMANCE_USAGE', { usage }, { cause })
  }
}

/** Makes an artifact of a digest. Only here is a signature checked over a digest of others' making, and only here is the library loaded. */
async function hashed(artifact: string): Promise<HashedArtifact> {
  const { p256 } = await import('@noble/curves/nist.js')
  const verifyHashed = (key: KeyObject, signature: Uint8Array, digest: Uint8Array): boolean => {
    const { crv, x, y } = key.export({ format: 'jwk' })
    if (crv !== 'P-256' || x === undefined || y === undefined) return false
    const point = Buffer.concat([Buffer.from([4]), Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')])
    return p256.verify(signature, digest, point, { prehash: false, lowS: false, format: 'der' })
  }
  return { sha256: Buffer.from(artifact.slice('sha256:'.length), 'hex'), verifyHashed }
}
