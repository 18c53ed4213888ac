import type { Signer } from './create-signer.ts'
import { releaseStatement, type ReleaseContent } from './release-statement.ts'
import { sbomStatement, type Sbom } from './sbom-statement.ts'
import { signStatement } from './sign-statement.ts'

/** Signs a whole release, its files and its SBOM: the content of `x.tgz.bundles.jsonl`. */
export function signRelease(release: ReleaseContent & { readonly sbom: Sbom }, signer: Signer): string {
  return [releaseStatement(release), sbomStatement(release)].map((statement) => `${signStatement(statement, signer)}\n`).join('')
}
