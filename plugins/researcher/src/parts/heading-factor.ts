import { askedActions } from '@galley/evidence'
import { isReasonHeading } from '../documents/kind-factor.ts'
import { isAspect } from '../documents/topic-fit.ts'
import type { Need } from '../topic/needs-of.ts'
import { isNumber, rootsOf } from '../words/roots-of.ts'
import { isCommonAction } from '../words/common-actions.ts'
import { isForm } from '../words/is-form.ts'
import type { Heading } from './places-of-groups.ts'
import type { QuestionWords } from './question-words.ts'

/** Factor of what stands under a heading that asks just what a question asks, and of one that says a little beside. */
export const underIt = 1.5
const nearIt = 1.25
/** Share of a question's words, 0–1 by weight, that such a heading has more than, one word beside them at most. */
const mostHeaded = 0.5
/** The same of a question that says other things beside: *Why is it that testing could be broken for months? Won't the fixes flow down?* */
const minAskedWhole = 0.9

/** Share of all words of a question, 0–1 by weight, that a heading over reasons has more than, where it has only such as name its subject. */
const leastReason = 0.1

/** Factor of what stands under each heading by what the heading asks: 1 where that is something else. */
export function headingFactor(need: Need, words: QuestionWords, topic: string): (heading: Heading) => number {
  const known = rootsOf(`${need.text} ${topic}`)
  const actions = need.forms.has('steps')
    ? rootsOf(askedActions(need.text).join(' ')).filter((root) => !isAspect(root) && !isCommonAction(root))
    : []
  return ({ text, roots }) => {
    if (isHeadedAs(need, roots)) return underIt
    const foreign = [...roots].filter(
      (root) => !/^(?:no|not)$/.test(root) && !isNumber(root) && !known.some((own) => isForm(root, own)),
    ).length
    const said = words.share(roots, words.stems)
    // *Why blueprints?* asks for reasons, and of what one is nothing else. *Why no SSL?* names by a name what its reasons are of.
    if (isReasonHeading(text))
      return need.kind === 'cause' && (said > 0 || (foreign === 0 && words.share(roots) > leastReason)) ? underIt : 1
    if (foreign === 0 && words.isNamedBy(roots)) return underIt
    // *Guest migration* tells how to migrate a virtual machine, whatever it calls that.
    const isOfAction =
      [...roots].filter((root) => !isNumber(root)).length <= 2 &&
      roots.values().some((root) => actions.some((action) => isForm(root, action)))
    return (foreign <= 1 && (said > mostHeaded || isOfAction)) || (text.includes('?') && said >= minAskedWhole) ? nearIt : 1
  }
}

/** True for the words of a heading that are just those of a section's. */
export function isHeadedAs({ headings }: Need, roots: ReadonlySet<string>): boolean {
  return headings.some((one) => one.size > 0 && one.size === roots.size && one.isSubsetOf(roots))
}
