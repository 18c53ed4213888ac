import type { Signer } from './keys/create-signer.ts'
import { createReleaseStatement, type ReleaseContent } from './statements/create-release-statement.ts'
import { createSbomStatement, type Sbom } from './statements/create-sbom-statement.ts'
import { signStatement } from './statements/sign-statement.ts'

/** Signs a whole release, its files and its SBOM: returns the content of `x.tgz.bundles.jsonl`. */
export function signRelease(release: ReleaseContent & { readonly sbom: Sbom }, signer: Signer): string {
  return [createReleaseStatement(release), createSbomStatement(release)]
    .map((statement) => `${signStatement(statement, signer)}\n`)
    .join('')
}
