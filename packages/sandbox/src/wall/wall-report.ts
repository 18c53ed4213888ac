/** One layer of the wall: a means of the operating system, or of Node, that holds a plugin's process. */
export interface WallLayer {
  readonly name: string
  /** `holds`: tried from inside, and it held. `failed`: it let something through, or could not be tried. `absent`: this machine does not have it, or forbids it. */
  readonly state: 'holds' | 'failed' | 'absent'
  /** Observation of the probe, in words. */
  readonly detail: string
  /** One imperative sentence that says what would make it hold. */
  readonly cure?: string
}

/** The outcome of the wall's self-test. */
export interface WallReport {
  /** True when every layer holds. Only then may a plugin run that comes from elsewhere. */
  readonly holds: boolean
  readonly layers: readonly WallLayer[]
}
