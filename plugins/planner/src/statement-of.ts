/** *did* is not among them: what follows it would have to be put into the past. */
const auxiliaries = 'is|are|was|were|has|have|had|can|could|will|would|should|may|might|must|do|does'
const asked = new RegExp(String.raw`^(how(?: much| many| far| long| often)?|why|when|where) (${auxiliaries}) (.+)$`, 'iu')
const whether = new RegExp(String.raw`^(${auxiliaries}) (.+)$`, 'iu')
const what = /^(?:what|who) (?:is|are|was|were) (.+)$/iu
/** Words that what is said of a subject begins with. */
const predicate =
  /^(?:been|being|an?|the|not|so|too|\p{L}{2,}(?:ed|ing)|known|made|built|done|used|written|held|grown|born|found|won|taken|given|kept|paid|sold|lost)$/iu
/** Maximum words of a subject that is looked for. */
const maxSubject = 6

/**
 * A topic that is put as a question, as a statement: *How have registries been attacked?* is *How registries have been attacked*, *What is
 * LK-99?* is *LK-99*. `sources` tell how far the subject of the question reaches. Any other topic stays as it is.
 */
export function statementOf(topic: string, sources: readonly string[]): string {
  const line = topic.replace(/\s*\?+\s*$/, '')
  if (line === '') return topic
  const [first = '', ...more] = line.split(/,?\s+and\s+(?=(?:how|why|when|where|what|who)\s)/i)
  const head = one(first, sources)
  // *and how are they treated*: the second question has a pronoun for its subject.
  const rest = more.map((clause) => clause.replace(/^(how|why|when|where) (\p{L}+) (they|it|he|she|we|you) /iu, '$1 $3 $2 '))
  return [head, ...rest].join(' and ')
}

function one(question: string, sources: readonly string[]): string {
  const [, thing] = what.exec(question) ?? []
  if (thing !== undefined) return /^(?:known|said)\b/i.test(thing) ? question : thing.replace(/^(?:the|an?) /i, '')
  const [, word, verb = '', rest = ''] = asked.exec(question) ?? []
  if (word !== undefined) return `${word} ${turned(verb, rest, sources)}`
  const [, asks, said = ''] = whether.exec(question) ?? []
  return asks === undefined ? question : `whether ${turned(asks, said, sources)}`
}

/** *have registries been attacked* → *registries have been attacked*; *do storms form* → *storms form*. */
function turned(verb: string, rest: string, sources: readonly string[]): string {
  const words = rest.split(' ')
  const end = subjectEnd(words, sources, /^do/i.test(verb))
  const [subject, said] = [words.slice(0, end).join(' '), words.slice(end).join(' ')]
  if (/^do$/i.test(verb)) return rest
  if (/^does$/i.test(verb)) return `${subject} ${said.replace(/^\p{L}+/u, inThirdPerson)}`
  return `${subject} ${verb.toLowerCase()} ${said}`
}

function inThirdPerson(verb: string): string {
  if (/(?:s|sh|ch|x|z|o)$/.test(verb)) return `${verb}es`
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
}

/** Counts the words of a clause that are its subject: up to what clearly is said of it, else the longest run that the sources have. */
function subjectEnd(words: readonly string[], sources: readonly string[], hasVerb: boolean): number {
  const most = Math.min(maxSubject, words.length - 1)
  const least = /^(?:the|an?|this|that|these|those|our|your|their|its)$/i.test(words[0] ?? '') ? 2 : 1
  const stop = words.findIndex((word, at) => at >= least && predicate.test(word))
  // Behind *does* an article begins the object, and the verb stands before it.
  const end = hasVerb ? stop - 1 : stop
  if (end >= least && end <= most) return end
  const text = sources.join(' ').toLowerCase()
  for (let size = most; size > least; size -= 1) if (text.includes(words.slice(0, size).join(' ').toLowerCase())) return size
  return Math.max(1, Math.min(least, most))
}
