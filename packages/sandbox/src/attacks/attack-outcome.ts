import type { AttackClass, Hands } from './attack.ts'

/** The outcome of one attack with one kind of hands. */
export interface AttackOutcome {
  readonly name: string
  readonly class: AttackClass
  readonly does: string
  readonly hands: Hands
  /**
   * `contained`: it began, and nothing that the host can see happened. `nothing there`: this machine has nothing that it could reach.
   * `not tried`: it did not begin, so nobody knows.
   */
  readonly outcome: 'contained' | 'got through' | 'nothing there' | 'not tried'
  /** The signs that it got through, the way in which it ended, or the reason why it was not tried. */
  readonly detail: string
}
