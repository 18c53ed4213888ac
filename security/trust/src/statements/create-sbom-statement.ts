import { createTarballSubject, type ReleaseContent } from './create-release-statement.ts'
import { predicateTypes, statementType, type InTotoStatement } from './statement.ts'

/** A CycloneDX 1.6 document as parsed JSON. */
export type Sbom = Readonly<Record<string, unknown>>

/** Formats an SBOM in its one spelling: two spaces, a newline at the end. The file on disk must be exactly this. */
export function formatSbom(sbom: Sbom): string {
  return `${JSON.stringify(sbom, null, 2)}\n`
}

/** Creates the statement that this SBOM, which is its predicate, describes this tarball. */
export function createSbomStatement(release: Omit<ReleaseContent, 'files'> & { readonly sbom: Sbom }): InTotoStatement {
  return { _type: statementType, subject: [createTarballSubject(release)], predicateType: predicateTypes.sbom, predicate: release.sbom }
}
