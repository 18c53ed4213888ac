import type { AcceptanceCheck, Plan, Question, Section } from '@galley/sdk'

/** Most members of each part of a plan; a planner that asks for more is cut off (the limits of sdk's `planSchema`). */
const max = { questions: 30, sections: 20, checks: 20, queries: 40 }

/**
 * A plan with the host's ids, by order: questions q1…, sections s1…, acceptance a1…, queries k1…. References are kept where they
 * mean something and dropped where not; of two questions with one id the first is meant. Sections get words that add up to
 * `words` ± 10 %, and a question that no section takes goes to the last one.
 */
export function normalisePlan(plan: Plan, { topic, words }: { readonly topic: string; readonly words: number }): Plan {
  const asked = plan.questions.filter((question) => question.text.trim() !== '').slice(0, max.questions)
  const questions = (asked.length > 0 ? asked : [{ id: 'q1', text: topic }]).map(normaliseQuestion)
  const names = new Map<string, string>()
  for (const [index, question] of asked.entries()) if (!names.has(question.id)) names.set(question.id, `q${index + 1}`)
  const renamed = (ids: readonly string[]): readonly string[] => [
    ...new Set(ids.flatMap((id) => (names.has(id) ? [names.get(id) ?? ''] : []))),
  ]
  const outlined = plan.outline.filter((section) => section.heading.trim() !== '').slice(0, max.sections)
  const sections: readonly Section[] =
    outlined.length > 0 ? outlined : [{ id: 's1', heading: plan.title || topic, intent: '', questionIds: [], words }]
  const outline = sections.map(({ heading, intent, questionIds, words: own, form }, index): Section => {
    const section = { id: `s${index + 1}`, heading: heading.trim(), intent, questionIds: renamed(questionIds), words: own }
    return form === undefined ? section : Object.assign(section, { form })
  })
  const { kind, angle, takeaway, perspectives, assumption } = plan
  return {
    title: plan.title.trim() || topic,
    ...(kind === undefined ? {} : { kind }),
    ...(angle === undefined ? {} : { angle }),
    ...(takeaway === undefined ? {} : { takeaway }),
    ...(perspectives === undefined ? {} : { perspectives }),
    ...(assumption === undefined || assumption.trim() === '' ? {} : { assumption: assumption.trim() }),
    questions,
    outline: fitWords(placeOrphans(outline, questions), words),
    acceptance: plan.acceptance.slice(0, max.checks).map((check, index) => {
      const section = outline[sections.findIndex(({ id }) => id === check.sectionId)]
      return normaliseCheck(check, index, section)
    }),
    queries: plan.queries
      .filter((query) => query.text.trim() !== '')
      .slice(0, max.queries)
      .map((query, index) => ({ id: `k${index + 1}`, text: query.text.trim().slice(0, 300), questionIds: renamed(query.questionIds) })),
  }
}

function normaliseCheck({ check, weight, point }: AcceptanceCheck, index: number, section: Section | undefined): AcceptanceCheck {
  return {
    id: `a${index + 1}`,
    check,
    weight,
    ...(point === undefined ? {} : { point }),
    ...(section === undefined ? {} : { sectionId: section.id }),
  }
}

function normaliseQuestion({ text, mustCover, kind, of, isAsked }: Question, index: number): Question {
  return {
    id: `q${index + 1}`,
    text: text.trim(),
    ...(mustCover === undefined ? {} : { mustCover }),
    ...(kind === undefined ? {} : { kind }),
    ...(of === undefined ? {} : { of }),
    ...(isAsked === undefined ? {} : { isAsked }),
  }
}

function placeOrphans(outline: readonly Section[], questions: readonly Question[]): readonly Section[] {
  const taken = new Set(outline.flatMap((section) => section.questionIds))
  const orphans = questions.map((question) => question.id).filter((id) => !taken.has(id))
  return outline.map((section, index) =>
    index === outline.length - 1 && orphans.length > 0 ? { ...section, questionIds: [...section.questionIds, ...orphans] } : section,
  )
}

function fitWords(outline: readonly Section[], words: number): readonly Section[] {
  const sum = outline.reduce((total, section) => total + section.words, 0)
  if (sum >= words * 0.9 && sum <= words * 1.1 && outline.every((section) => section.words > 0)) return outline
  const even = words / outline.length
  const weights = outline.map((section) => (section.words > 0 ? section.words : sum / outline.length || even))
  const total = weights.reduce((all, weight) => all + weight, 0)
  return outline.map((section, index) => ({ ...section, words: Math.max(1, Math.round(((weights[index] ?? even) * words) / total)) }))
}
