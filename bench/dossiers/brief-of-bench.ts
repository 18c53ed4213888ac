/** Place of the documents of a brief: a package of a registry, or texts of the evaluation data. `folder` and `files` choose from a package. */
export interface SourcesOfBrief {
  /** Package of npm with its version. */
  readonly npm?: string
  /** Project of PyPI, of which the source distribution is read. */
  readonly pypi?: string
  /** Package of Debian, of whatever version apt knows here. */
  readonly debian?: string
  /** Articles of `freshwiki-dev`. */
  readonly freshwiki?: readonly string[]
  readonly folder?: string
  readonly files?: readonly string[]
}

/** A brief that a colleague might give, over real documents. */
export interface BriefOfBench {
  readonly id: string
  readonly topic: string
  readonly words: number
  readonly language?: string
  readonly mustCover?: readonly string[]
  readonly from: SourcesOfBrief
}
