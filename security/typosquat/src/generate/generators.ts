import { affix } from './affix.ts'
import { commandSlip } from './command-slip.ts'
import { flatForm } from './flat-form.ts'
import type { Generator } from './generator.ts'
import { languageForm } from './language-form.ts'
import { misspelling } from './misspelling.ts'
import { nearScope } from './near-scope.ts'
import { otherRegistry } from './other-registry.ts'
import { otherScope } from './other-scope.ts'
import { scopeJoined } from './scope-joined.ts'
import { scopeLeftOut } from './scope-left-out.ts'
import { wordOrder } from './word-order.ts'

/** Every way to imitate a name that is looked for. */
export const generators: readonly Generator[] = [
  flatForm, misspelling, wordOrder, scopeLeftOut, scopeJoined, nearScope, otherScope, affix, languageForm, commandSlip, otherRegistry,
] // prettier-ignore
