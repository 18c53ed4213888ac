import { howToOpenings, meansOpenings } from './how-to-openings.ts'

const openings = new RegExp(String.raw`(?<!\p{L})(?:${[...howToOpenings, ...meansOpenings].join('|')})`, 'giu')

/** Finds the verbs of what is to be done in a topic: *print* in *how to print source code*. They are no subject: what tells of it may have another verb. */
export function askedActions(topic: string): readonly string[] {
  return [...topic.matchAll(openings)].flatMap(({ groups }) => groups?.['action'] ?? [])
}
