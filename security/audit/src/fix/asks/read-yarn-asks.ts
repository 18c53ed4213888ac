import { readYarnBlocks } from '../read-yarn-blocks.ts'
import type { Ask } from './ask.ts'

/** yarn's entries name the descriptors that they answer. The project's own are in no yarn.lock of version 1. */
export function readYarnAsks(text: string): readonly Ask[] {
  const blocks = readYarnBlocks(text)
  const answers = new Map(blocks.flatMap((block) => block.descriptors.map((descriptor) => [descriptor, block] as const)))
  return blocks.flatMap(({ descriptors, name, version, isLocal, needs }) =>
    needs.flatMap(([key, written]): readonly Ask[] => {
      const [specifier, answer] =
        [written, `npm:${written}`].map((one) => [one, answers.get(`${key}@${one}`)] as const).find(([, block]) => block) ?? []
      if (specifier === undefined || answer === undefined || answer.isLocal) return []
      const keys = isLocal ? [null] : [...new Set(descriptors.map(keyOf))].map((own) => ({ name, version, key: own }))
      return keys.map((by) => ({ by, key, specifier, name: answer.name, version: answer.version }))
    }),
  )
}

/** The name before the range of a descriptor. */
function keyOf(descriptor: string): string {
  return /^@?[^@]+/.exec(descriptor)?.[0] ?? descriptor
}
