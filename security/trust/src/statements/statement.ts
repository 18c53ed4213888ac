/** The type of an in-toto statement (in-toto/attestation spec v1). */
export const statementType = 'https://in-toto.io/Statement/v1'

/** The payload type of a DSSE envelope that holds an in-toto statement. */
export const payloadType = 'application/vnd.in-toto+json'

/** The predicate types of a plugin's statements. They are read from the signed payload only, never from beside it. */
export const predicateTypes = Object.freeze({
  release: 'https://in-toto.io/attestation/release/v0.1',
  sbom: 'https://cyclonedx.org/bom/v1.6',
  verdict: 'https://in-toto.io/attestation/svr/v0.2',
} as const)

/** A predicate type of a plugin's statements: the ones that a policy can ask for. */
export type PredicateType = (typeof predicateTypes)[keyof typeof predicateTypes]

/** The role in which a statement of each kind is made. */
export const roleOfPredicate: Readonly<Record<PredicateType, 'author' | 'reviewer'>> = Object.freeze({
  [predicateTypes.release]: 'author',
  [predicateTypes.sbom]: 'author',
  [predicateTypes.verdict]: 'reviewer',
})

/** The subject of an in-toto statement: a file, or a part of one. Matching is by name *and* digest. */
export interface Subject {
  readonly name: string
  readonly digest: { readonly sha256: string; readonly sha512?: string }
}

/** An in-toto Statement v1. */
export interface InTotoStatement {
  readonly _type: typeof statementType
  readonly subject: readonly Subject[]
  /** A URI that says what the predicate means: one of a plugin's, or of anything else that is signed. */
  readonly predicateType: string
  readonly predicate: Readonly<Record<string, unknown>>
}

/** A statement of one of the kinds that plugins have. */
export interface PluginStatement extends InTotoStatement {
  readonly predicateType: PredicateType
}
