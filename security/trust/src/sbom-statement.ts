import { tarballSubject, type ReleaseContent } from './release-statement.ts'
import { predicateTypes, statementType, type Statement } from './statement.ts'

/** A CycloneDX 1.6 document as parsed JSON. */
export type Sbom = Readonly<Record<string, unknown>>

/** The one spelling of an SBOM file: two spaces, a newline at the end. What lies on disk must be exactly this. */
export function sbomText(sbom: Sbom): string {
  return `${JSON.stringify(sbom, null, 2)}\n`
}

/** The statement that this SBOM, which is its predicate, describes this tarball. */
export function sbomStatement(release: Omit<ReleaseContent, 'files'> & { readonly sbom: Sbom }): Statement {
  return { _type: statementType, subject: [tarballSubject(release)], predicateType: predicateTypes.sbom, predicate: release.sbom }
}
