import type { JsonSchema } from '@galley/sdk'
import type { Plant } from './plant.ts'
import { shownEvidence, type PromptEvidence } from './shown-evidence.ts'

interface Scene {
  readonly prompt: string
  readonly evidence: readonly PromptEvidence[]
  readonly plants: ReadonlySet<Plant>
  readonly random: () => number
  /** Which evidence the object that is being built speaks of. */
  at: number
}

/** A value that fits a schema and says something likely: sentences from the evidence in the prompt, the first word of an enumeration. */
export function shapedAnswer(schema: JsonSchema, prompt: string, plants: ReadonlySet<Plant>, random: () => number): unknown {
  return build(schema, '', { prompt, evidence: shownEvidence(prompt), plants, random, at: 0 })
}

function build(schema: JsonSchema, name: string, scene: Scene): unknown {
  if (Array.isArray(schema['enum'])) return choose(schema['enum'], name, scene)
  if ('const' in schema) return schema['const']
  switch (schema['type']) {
    case 'object':
      return Object.fromEntries(
        Object.entries((schema['properties'] ?? {}) as Record<string, JsonSchema>).map(([key, member]) => [key, build(member, key, scene)]),
      )
    case 'array':
      return buildList(schema, name, scene)
    case 'boolean':
      return true
    case 'integer':
    case 'number':
      return numberFor(schema, name, scene)
    default:
      return stringFor(name, scene)
  }
}

function choose(words: readonly unknown[], name: string, { plants }: Scene): unknown {
  if (name === 'severity' && plants.has('endless-issues')) return words.at(-1)
  return words[0]
}

function buildList(schema: JsonSchema, name: string, scene: Scene): unknown {
  const items = (schema['items'] ?? { type: 'string' }) as JsonSchema
  if (/issue/i.test(name) && !scene.plants.has('endless-issues')) return []
  if (/gap/i.test(name)) return []
  if (/evidence|cite|source/i.test(name)) return [build(items, 'evidence', scene)]
  const count = /sentence|block|claim|verdict|question|section|outline|quer/i.test(name)
    ? Math.min(4, Math.max(1, scene.evidence.length))
    : 1
  return Array.from({ length: count }, (_, at) => {
    scene.at = at
    return build(items, name, scene)
  })
}

function numberFor(schema: JsonSchema, name: string, scene: Scene): number {
  if (/evidence|cite|source/i.test(name)) return Number(/\d+/.exec(labelOf(scene))?.[0] ?? 1)
  if (name === 'year') return Number(/\b(1\d{3}|20\d\d)\b/.exec(scene.prompt)?.[0] ?? 2024)
  const minimum = typeof schema['minimum'] === 'number' ? schema['minimum'] : 0
  const maximum = typeof schema['maximum'] === 'number' ? schema['maximum'] : Number.POSITIVE_INFINITY
  return Math.min(maximum, Math.max(minimum, /words/i.test(name) ? 120 : 1))
}

function stringFor(name: string, scene: Scene): string {
  if (/evidence|cite|source/i.test(name)) return labelOf(scene)
  if (name === 'city') return /\bin (\p{Lu}\p{L}+)/u.exec(scene.prompt)?.[1] ?? 'Porto'
  if (/^id$/i.test(name)) return `x${scene.at + 1}`
  if (/query/i.test(name)) return topicOf(scene)
  if (/title|heading/i.test(name)) return scene.at === 0 ? topicOf(scene) : `Part ${scene.at + 1}`
  if (/instruction/i.test(name)) return 'Say this more clearly.'
  if (/reason|why|intent|check/i.test(name)) return 'It follows from the evidence.'
  return sentence(scene)
}

function topicOf({ prompt }: Scene): string {
  return (/topic:?\s*"?([^"\n]{3,120})/i.exec(prompt)?.[1] ?? 'The topic').trim()
}

function sentence(scene: Scene): string {
  const quote = scene.evidence[scene.at % Math.max(1, scene.evidence.length)]?.quote ?? 'The sources say little about this.'
  if (!scene.plants.has('invented-numbers')) return quote
  const number = Math.floor(scene.random() * 9000) + 1000
  return `${quote.replace(/[.!?]?$/, '')}, which ${number} people saw.`
}

function labelOf({ evidence, at, plants }: Scene): string {
  if (plants.has('dead-citations')) return evidence[0]?.label.replace(/\d+/, '9999') ?? '9999'
  const shift = plants.has('wrong-evidence') ? 1 : 0
  return evidence[(at + shift) % Math.max(1, evidence.length)]?.label ?? '1'
}
