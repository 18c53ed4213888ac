import { digest } from '../digest.ts'
import { fault } from '../faults.ts'
import { readBundles } from '../check/read-bundles.ts'
import { packageUrl } from '../release-name.ts'
import { predicateTypes } from '../statements/statement.ts'

/** A release's name and version. */
interface ReleaseName {
  readonly name: string
  readonly version: string
}

/**
 * Reads the name and version of a release from its author's statement, which must be about this tarball. Nothing is trusted by it: the
 * signature is judged where the release is installed.
 * @throws BUNDLE_INVALID STATEMENT_INVALID RELEASE_MISMATCH
 */
export function readReleaseName(
  { tarball, bundles }: { readonly tarball: Uint8Array; readonly bundles: string },
  file: string,
): ReleaseName {
  const statements = readBundles(bundles, file).map(({ payload }) => JSON.parse(new TextDecoder().decode(payload)) as LooseStatement | null)
  const release = statements.find((statement) => statement?.predicateType === predicateTypes.release)
  const sha256 = digest('sha256', tarball)
  if (!release?.subject?.some((subject) => subject.digest?.sha256 === sha256))
    throw fault('RELEASE_MISMATCH', { name: file, why: 'no author’s statement beside it is about this tarball' })
  const { purl } = release.predicate ?? {}
  const { name, version } = /^pkg:npm\/(?<name>(?:%40[a-z0-9._-]+\/)?[a-z0-9._-]+)@(?<version>[\w.%+-]+)$/.exec(purl ?? '')?.groups ?? {}
  const found = { name: decodeURIComponent(name ?? ''), version: decodeURIComponent(version ?? '') }
  if (packageUrl(found.name, found.version) !== purl) throw fault('STATEMENT_INVALID', { name: file, why: 'its purl names no npm package' })
  return found
}

interface LooseStatement {
  readonly predicateType?: string
  readonly subject?: readonly { readonly digest?: { readonly sha256?: string } }[]
  readonly predicate?: { readonly purl?: string }
}
