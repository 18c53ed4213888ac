import type { Detector } from './detector.ts'
import { nearIndex } from './near-index.ts'

/** Creates the detector of plain edit distance to the most downloaded names. A name on the list is let pass. */
export function levenshtein(list: readonly string[], limit: number): Detector {
  const near = nearIndex(list, limit, false)
  const known = new Set(list)
  return { title: `Levenshtein ≤ ${limit}, top ${list.length}`, judge: (name) => (known.has(name) ? [] : near(name)) }
}

/** Creates the detector of npq's published rule: Levenshtein distance 1 or 2 to a name of its list (npm-high-impact), names on the list let pass. */
export function npqRule(list: readonly string[]): Detector {
  return { ...levenshtein(list, 2), title: `npq's rule, ${list.length} names` }
}

/**
 * Creates the detector of GuardDog's published rule, ported: one edit or one swap from a popular name, from its hyphened words in another order, or (PyPI)
 * from it with py for python, python for py, or that word left out. Orders of more than five words are not tried.
 */
export function guardDogRule(list: readonly string[], ecosystem: 'npm' | 'pypi'): Detector {
  const forms = new Map<string, string>()
  for (const name of list) {
    for (const form of [name, ...(ecosystem === 'pypi' ? pythonForms(name) : []), ...orders(name)])
      if (!forms.has(form)) forms.set(form, name)
  }
  const near = nearIndex([...forms.keys()], 1, true)
  const known = new Set(list)
  return {
    title: `GuardDog's rule (ported), ${list.length} names`,
    judge: (name) => (known.has(name) ? [] : [...new Set(near(name).map((form) => forms.get(form) ?? form))]),
  }
}

function pythonForms(name: string): readonly string[] {
  const terms = name.split('-')
  return terms.flatMap((term, at) => {
    if (!term.includes('py')) return []
    const swapped = term.includes('python') ? term.replaceAll('python', 'py') : term.replaceAll('py', 'python')
    return [terms.toSpliced(at, 1, swapped).join('-'), terms.toSpliced(at, 1).join('-')]
  })
}

function orders(name: string): readonly string[] {
  const terms = name.split('-')
  return terms.length < 2 || terms.length > 5 ? [] : permute(terms).map((order) => order.join('-'))
}

function permute(list: readonly string[]): readonly (readonly string[])[] {
  if (list.length < 2) return [list]
  return list.flatMap((first, at) => permute(list.toSpliced(at, 1)).map((rest) => [first].concat(rest)))
}
