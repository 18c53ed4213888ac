import { getOrAddList } from '../graph/get-or-add-list.ts'
import { maxAnswers } from '../graph/max-answers.ts'

/** The entries of a yarn lock that answer a name with a range. */
export interface YarnAnswers {
  readonly add: (pattern: string, id: string) => void
  /** Exactly that range; `resolutions` may have answered it by another one: then every entry of the name. */
  readonly find: (name: string, range: string) => readonly string[]
}

/** No answers yet. */
export function createYarnAnswers(): YarnAnswers {
  const exact = new Map<string, string>()
  const byName = new Map<string, string[]>()
  return {
    add: (pattern, id) => {
      exact.set(pattern, id)
      getOrAddList(byName, pattern.slice(0, Math.max(0, pattern.indexOf('@', 1)))).push(id)
    },
    find: (name, range) => {
      const id = exact.get(`${name}@${range}`) ?? exact.get(`${name}@npm:${range}`)
      return id === undefined ? [...new Set(byName.get(name)?.slice(0, maxAnswers))] : [id]
    },
  }
}
