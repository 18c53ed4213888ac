/** A judge of names, as the bench sees it. */
export interface Detector {
  readonly title: string
  /** The names that a name is held to imitate, best first; empty when it is let pass. */
  readonly judge: (name: string) => readonly string[]
}
