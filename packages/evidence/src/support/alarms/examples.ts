import type { Comparison } from '../compare/comparison.ts'
import { phrases } from '../compare/phrases.ts'

/** Expressions that name some of a whole. */
const named = phrases({ some: 'among them, including, such as, for example, for instance, amongst them, among others, notably' })
/** Words of a sentence that leave room for others. */
const roomy = /^(?:including|among|amongst|such|example|instance|others?|several|many|some|like|notably|eg)$/

/** Finds names that the source has as examples of a whole, where the sentence says of them alone what another sentence says of the whole. */
export function findExamples({ written, stated, from, passage }: Comparison): string | null {
  if (passage.length < 2 || written.some(({ word }) => roomy.test(word))) return null
  const isKept = (at: number): boolean => (from[at] ?? -1) >= 0
  const lost = named(stated).find((mark) => {
    const sentence = stated[mark.from]?.sentence
    const examples = stated.flatMap(({ raw, sentence: own }, at) => (at >= mark.to && own === sentence && /^\p{Lu}/u.test(raw) ? [at] : []))
    const others = stated.flatMap(({ sentence: own, content }, at) => (own !== sentence && content ? [at] : []))
    const whole = stated.slice(0, mark.from).findLastIndex((word) => word.sentence === sentence && word.content)
    return examples.length > 1 && examples.every(isKept) && whole >= 0 && !isKept(whole) && others.filter(isKept).length > 1
  })
  return lost === undefined ? null : `The source names them as examples: “${lost.text}”.`
}
