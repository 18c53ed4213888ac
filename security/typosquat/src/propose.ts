import { createLanguage } from './feature/language.ts'
import type { Language } from './feature/feature.ts'
import { measure } from './feature/measure.ts'
import type { Candidate } from './generate/candidate.ts'
import { generators } from './generate/generators.ts'
import type { World } from './generate/world.ts'
import { openNames } from './names.ts'
import type { Ecosystem } from './ecosystem.ts'
import type { Subject } from './subject.ts'

/** A candidate with everything seen in it. */
export interface Measured {
  readonly candidate: Candidate
  readonly seen: ReadonlyMap<string, number>
}

const languages = new Map<Ecosystem, Language>()

/** Every established name that a name may imitate, measured. Names of the subject's own are left out. */
export function propose(subject: Subject): readonly Measured[] {
  const names = openNames(subject.ecosystem)
  const world: World = { names, others: () => openNames(subject.ecosystem === 'npm' ? 'pypi' : 'npm') }
  const language = languages.get(subject.ecosystem) ?? createLanguage(names)
  languages.set(subject.ecosystem, language)
  const found = generators.flatMap((generate) => generate(subject, world))
  return found
    .filter((candidate) => candidate.target !== subject.name)
    .map((candidate) => ({ candidate, seen: measure(candidate, subject, language) }))
}
