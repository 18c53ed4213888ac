/** The weight of a change of version, as semver reads it. `replaced` is the same version with another content. */
export const upgradeSteps = ['new', 'patch', 'minor', 'major', 'downgrade', 'other', 'replaced'] as const

export type UpgradeStep = (typeof upgradeSteps)[number]

/** One release that a lockfile did not hold before. Its findings are those of the report with the same subject and file. */
export interface UpgradeCard {
  /** The purl of the release. */
  readonly subject: string
  readonly at: { readonly file: string; readonly line: number }
  /** The version whose place it takes; null for a name that is new to the lockfile. */
  readonly from: string | null
  readonly to: string
  readonly step: UpgradeStep
  /** The project asks for it itself. */
  readonly direct: boolean
  /** Both archives were read; of a new name its own. */
  readonly opened: boolean
  /** Facts of the registry and of the archives, in words, each one short. */
  readonly facts: readonly string[]
}

/** The difference of two states of the lockfiles of a report. */
export interface UpgradeReview {
  /** The earlier state, as it was asked for. */
  readonly since: string
  readonly cards: readonly UpgradeCard[]
  /** Releases that are gone, by name, where nothing took their place. */
  readonly removed: readonly string[]
  /** Facts that nobody gives about these releases, a line each: they change no exit code. */
  readonly notKnown: readonly string[]
}
