import type { Subject } from '../subject.ts'
import type { Candidate } from './candidate.ts'
import type { World } from './world.ts'

/** Proposes established names that a name may imitate in one way. Proposing is cheap: the score decides. */
export type Generator = (subject: Subject, world: World) => readonly Candidate[]
