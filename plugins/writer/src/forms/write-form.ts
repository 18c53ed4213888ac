import type { SectionForm, WriteInput, WrittenBlock } from '@galley/sdk'
import { conflictsList } from './conflicts-list.ts'
import { factsTable } from './facts-table.ts'
import { manualBlocks } from './manual-blocks.ts'
import { peopleList } from './people-list.ts'
import { timelineList } from './timeline-list.ts'

type Form = (input: WriteInput) => readonly WrittenBlock[]

const forms: Readonly<Partial<Record<SectionForm, Form>>> = {
  facts: factsTable,
  steps: manualBlocks,
  changes: manualBlocks,
  timeline: timelineList,
  people: peopleList,
  conflicts: conflictsList,
}

/** Sets a section in its form, without its heading; null where the evidence does not lend itself to the form. */
export function writeForm(input: WriteInput): readonly WrittenBlock[] | null {
  const { form } = input.section
  const blocks = form === 'passages' ? manualBlocks(input) : form === undefined ? [] : (forms[form]?.(input) ?? [])
  return blocks.length > 0 ? blocks : null
}

const optional: ReadonlySet<SectionForm> = new Set<SectionForm>(['facts', 'timeline', 'people', 'conflicts'])

/** True for a section that is left out where its form finds nothing: passages would say nothing that other sections do not say. */
export function isOptional({ section }: WriteInput): boolean {
  return section.form !== undefined && optional.has(section.form)
}
