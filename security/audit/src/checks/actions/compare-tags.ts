import type { Finding } from '@galley/findings'
import pLimit from 'p-limit'
import type { Check } from '../check.ts'
import { isPinned, readActionReference, type ActionReference } from './action-reference.ts'
import { subjectOf } from './judge-use.ts'
import { readUses, type ActionUse } from './read-uses.ts'

/** Looks up tags of a repository: the commit of each that is there. It throws where nobody answers. */
export type LookUpTags = (
  repository: { readonly owner: string; readonly name: string },
  tags: readonly string[],
  signal: AbortSignal | undefined,
) => Promise<ReadonlyMap<string, string>>

/** Repositories that are asked together. */
const maxTogether = 4

/** A pinned action, and the tag that the comment behind it names. */
interface NamedPin {
  readonly use: ActionUse
  readonly reference: Extract<ActionReference, { readonly kind: 'repository' }>
  readonly file: string
  readonly tag: string
}

/** Makes the part of `actions` that needs git: is a pinned commit the tag that its comment names? Files that cannot be read are left to `actionsCheck`. */
export function createTagsCheck(lookUp: LookUpTags): Check {
  return {
    name: 'actions',
    needs: ['git'],
    run: async ({ workflows = [], signal }) => {
      const pins = workflows.flatMap(({ path, content }) => ('text' in content ? findNamedPins(content.text, path) : []))
      const limit = pLimit(maxTogether)
      const keyOf = ({ reference: { owner, repository } }: NamedPin): string => `${owner}/${repository}`.toLowerCase()
      const found = [...Map.groupBy(pins, keyOf).values()].map((same) =>
        limit(async () => {
          const [first] = same
          if (first === undefined) return []
          const { owner, repository: name } = first.reference
          const known = await lookUp({ owner, name }, [...new Set(same.flatMap(({ tag }) => spellings(tag)))], signal)
          return same.flatMap((pin) => judgePin(pin, known))
        }),
      )
      return (await Promise.all(found)).flat()
    },
  }
}

function findNamedPins(text: string, file: string): readonly NamedPin[] {
  return readUses(text).uses.flatMap((use) => {
    const reference = readActionReference(use.text)
    const tag = tagIn(use.comment)
    return reference.kind === 'repository' && isPinned(reference) && tag !== null ? [{ use, reference, file, tag }] : []
  })
}

/** The tag that a comment begins with, as pinact, ratchet, Dependabot and Renovate write it: `v1.2.3`, `tag=v1.2.3`, `ratchet:acme/thing@v1`. */
export function tagIn(comment: string): string | null {
  const [word = ''] = comment.split(/\s/)
  return /^(?:tag=|pin@|ratchet:\S+@)?(?<tag>v\d[\w.+-]*|\d+\.\d+\.\d[\w.+-]*)$/.exec(word)?.groups?.['tag'] ?? null
}

const spellings = (tag: string): readonly string[] => (tag.startsWith('v') ? [tag] : [tag, `v${tag}`])

function judgePin({ use, reference, file, tag }: NamedPin, known: ReadonlyMap<string, string>): readonly Finding[] {
  const commits = spellings(tag).flatMap((name) => known.get(name) ?? [])
  const pinned = (reference.ref ?? '').toLowerCase()
  if (commits.includes(pinned)) return []
  const [other] = commits
  // v4 follows its releases: that it went on is its purpose.
  const isFloating = other !== undefined && /^v\d+(?:\.\d+)?$/.test(tag)
  return [
    {
      code: 'action-tag-moved',
      severity: isFloating ? 'info' : 'high',
      subject: subjectOf(reference, file),
      at: { file, line: use.line },
      message:
        other === undefined
          ? `is said to be ${tag}, and there is no such tag`
          : `is said to be ${tag}, and that tag is ${other.slice(0, 12)}${isFloating ? ' by now' : ''}`,
      evidence: { uses: use.text, tag, ...(other === undefined ? {} : { commit: other }) },
      fix: isFloating
        ? 'Name the whole version behind the pin, or move the pin once you have looked at what is new.'
        : 'Find out which of the two was changed, the pin or the tag, and look at what the pinned commit does.',
    },
  ]
}
