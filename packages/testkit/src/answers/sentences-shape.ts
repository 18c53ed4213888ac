import type { Scene } from './scene.ts'
import { shownEvidence } from './shown-evidence.ts'
import { writeSentence } from './write-sentence.ts'

/**
 * A writer's corrected or revised sentences, one for each that the prompt numbers: the quote where one was not supported,
 * the same words again in another order of clauses where only form was at issue.
 */
export function sentencesShape(scene: Scene): unknown {
  const evidence = shownEvidence(scene.prompt)
  const asked = scene.prompt.replace(/<evidence>[\s\S]*<\/evidence>/, '').matchAll(/^(\d+)\. "?(.+?)"? \(evidence ([^)]*)\)(:?)/gm)
  const sentences = [...asked].map(([, , text = '', cited = '', colon]) => {
    const at = Math.max(
      0,
      evidence.findIndex(({ number }) => number === Number(/\d+/.exec(cited)?.[0])),
    )
    return writeSentence(evidence, at, scene, colon === ':' ? undefined : text)
  })
  return { sentences: sentences.length > 0 ? sentences : evidence.map((_, at) => writeSentence(evidence, at, scene)) }
}
