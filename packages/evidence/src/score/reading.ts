import type { Block, Brief, Plan } from '@galley/sdk'
import { contentStems } from '../text/words/content-stems.ts'
import { isEnglish } from '../text/language/is-english.ts'
import { factsOf, type Fact } from './facts-of.ts'
import type { ScoredEvidence, ScoredVersion } from './scored-version.ts'

/** A statement of a draft where it stands. */
export interface Line {
  readonly fact: Fact
  /** Plain text. */
  readonly text: string
  /** Distinct content stems. */
  readonly stems: readonly string[]
  readonly kind: Block['kind']
  readonly section: Section
  /** True for the first statement of its paragraph. */
  readonly startsBlock: boolean
}

/** A heading with what stands under it, up to the next one. What stands before the first heading has none. */
export interface Section {
  readonly heading: string | null
  /** Distinct content stems of the heading. */
  readonly headStems: readonly string[]
  readonly lines: readonly Line[]
}

/** A version as the parts of the score read it. */
export interface Reading {
  readonly sections: readonly Section[]
  readonly lines: readonly Line[]
  readonly blocks: readonly Block[]
  readonly brief: Brief
  readonly plan: Plan
  readonly evidence: ReadonlyMap<string, ScoredEvidence>
  readonly isEnglish: boolean
  readonly isSupportKnown: boolean
}

/** Reads a version: its statements by section, in order. */
export function readVersion(version: ScoredVersion, facts: readonly Fact[] = factsOf(version)): Reading {
  const sections: (Section & { readonly lines: Line[] })[] = []
  const byBlock = new Map<string, Fact[]>()
  for (const fact of facts) byBlock.set(fact.blockId, [...(byBlock.get(fact.blockId) ?? []), fact])
  for (const block of version.blocks) {
    const isHeading = block.kind === 'heading'
    if (isHeading || sections.length === 0) sections.push(sectionOf(isHeading ? block.text : null))
    const section = sections[sections.length - 1] as (typeof sections)[number]
    for (const [at, fact] of (byBlock.get(block.id) ?? []).entries())
      section.lines.push({
        fact,
        // A citation before the full stop leaves a space.
        text: fact.text.replaceAll(/ +(?=[.,;:!?])/g, ''),
        stems: [...new Set(contentStems(fact.text))],
        kind: block.kind,
        section,
        startsBlock: at === 0,
      })
  }
  return {
    sections,
    lines: sections.flatMap((section) => section.lines),
    blocks: version.blocks,
    brief: version.brief,
    plan: version.plan,
    evidence: new Map(version.evidence.map((one) => [one.id, one])),
    isEnglish: isEnglish(version.brief.language),
    isSupportKnown: version.isSupportKnown ?? true,
  }
}

function sectionOf(heading: string | null): Section & { readonly lines: Line[] } {
  return { heading, headStems: [...new Set(contentStems(heading ?? ''))], lines: [] }
}
