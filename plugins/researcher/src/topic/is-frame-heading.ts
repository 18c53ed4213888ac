import { frameLanguages, frameWords, type Section, type SectionForm } from '@galley/sdk'

/** Headings that Galley itself sets: *Steps* asks for no steps of a staircase. */
const own = new Set(frameLanguages.flatMap((language) => Object.values(frameWords(language).headings)))
/** A section so called, or of one of these forms, is about the whole topic. */
const whole = /^(?:overview|introduction|in brief|at a glance|summary|in detail)$/i
const wholeForms: ReadonlySet<SectionForm | undefined> = new Set(['facts', 'background', 'timeline', 'people', 'conflicts'] as const)

/** True for a section whose heading says nothing of what it is about. */
export function isFrameHeading({ heading, form }: Pick<Section, 'heading' | 'form'>): boolean {
  return own.has(heading.trim()) || whole.test(heading.trim()) || wholeForms.has(form)
}
