import type { JsonSchema } from '@galley/sdk'
import { anyShape } from './any-shape.ts'
import { issuesShape } from './issues-shape.ts'
import { picksShape } from './picks-shape.ts'
import { planShape } from './plan-shape.ts'
import type { Scene } from './scene.ts'
import { sectionShape } from './section-shape.ts'
import { sentencesShape } from './sentences-shape.ts'
import { verdictsShape } from './verdicts-shape.ts'

/** The shapes that this house's agents ask for, by the property that tells them apart. */
const shapes: Readonly<Record<string, (scene: Scene) => unknown>> = {
  sections: planShape,
  picks: picksShape,
  blocks: sectionShape,
  sentences: sentencesShape,
  verdicts: verdictsShape,
  issues: issuesShape,
}

/** A value that fits a schema and says something likely: what an agent of this house would want, or anything that fits. */
export function shapedAnswer(schema: JsonSchema, scene: Scene): unknown {
  const names = Object.keys(schema['properties'] ?? {})
  const name = names.find((known) => Object.hasOwn(shapes, known))
  const shape = name === undefined ? undefined : shapes[name]
  return shape === undefined ? anyShape(schema, scene) : shape(scene)
}
