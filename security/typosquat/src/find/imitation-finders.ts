import { findAffixed } from './find-affixed.ts'
import { findCommand } from './find-command.ts'
import { findCommandSlip } from './find-command-slip.ts'
import { findInOtherRegistry } from './find-in-other-registry.ts'
import { findJoinedScope } from './find-joined-scope.ts'
import { findLanguageForm } from './find-language-form.ts'
import { findMisspelt } from './find-misspelt.ts'
import { findNearScope } from './find-near-scope.ts'
import { findOtherScope } from './find-other-scope.ts'
import { findReordered } from './find-reordered.ts'
import { findSameLetters } from './find-same-letters.ts'
import { findWithoutScope } from './find-without-scope.ts'
import type { ImitationFinder } from './imitation-finder.ts'

/** The finders of every way to imitate a name. Of two imitations with equal scores the one found first is reported. */
export const imitationFinders: readonly ImitationFinder[] = [
  findSameLetters, findMisspelt, findReordered, findWithoutScope, findJoinedScope, findNearScope, findOtherScope, findAffixed,
  findLanguageForm, findCommand, findCommandSlip, findInOtherRegistry,
] // prettier-ignore
