import type { Scene } from './scene.ts'
import { shownEvidence } from './shown-evidence.ts'
import { writeSentence } from './write-sentence.ts'

/** Sentences of a paragraph. */
const perBlock = 4

/** A writer's section: a sentence for each piece of evidence, in paragraphs. */
export function sectionShape(scene: Scene): unknown {
  const evidence = shownEvidence(scene.prompt)
  const sentences = evidence.map((_, at) => writeSentence(evidence, at, scene))
  const blocks = Array.from({ length: Math.ceil(sentences.length / perBlock) }, (_, n) => ({
    kind: 'paragraph',
    sentences: sentences.slice(n * perBlock, (n + 1) * perBlock),
  }))
  return { blocks }
}
