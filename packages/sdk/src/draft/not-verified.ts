/** Something the reader is told under *Could not verify*. */
export interface NotVerified {
  readonly claimId?: string
  readonly questionId?: string
  readonly text: string
  readonly reason: string
}
