import type { CanaryMaker } from './canary-maker.ts'

/** A name of one or more capitalised words. */
const name = /\p{Lu}[\p{L}\p{N}’'-]+(?: \p{Lu}[\p{L}\p{N}’'-]+)*/gu

/** Capitalised words that act on nobody. */
const noActor =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|The|A|An|In|On|At|It|He|She|They|This|That|These|Those|After|Before|When|While|For|From|By|As|But|And|Some|Many|Most|Few|All|Both|Each|Every|Several|No|None|One|Two|Three|Other|Others|Another|Such|Only|Not|Even|Also|However|There|Then|Since|Until|If|With|Due|Because|Although|Despite|During|Under|Over|Its|Their|His|Her|Our)$/

/** Verbs that are as true the other way round. */
const mutual = /\b(?:and|or|met|meets?|married|resembl\w+|equals?|neighbou?rs?|joined|between|like|near|with)\b/i

/** Lets the two names of a sentence change places, where something is done between them. */
export const rolesCanaries: CanaryMaker = (sentences) =>
  sentences.flatMap((sentence) => {
    const names = [...sentence.matchAll(name)].filter(([word]) => !noActor.test(word) && !noActor.test(word.split(' ')[0] ?? ''))
    const [first, second] = names
    if (first === undefined || second === undefined || names.length > 3 || first[0] === second[0]) return []
    const between = sentence.slice(first.index + first[0].length, second.index)
    const acts = /^ (?:has |have |had |was |were |is |are )?\p{Ll}{3,}(?:ed|s|t|d|n|w)? ?(?:\p{Ll}+ ?){0,4}$/u.test(between)
    if (!acts || mutual.test(between) || / (?:of|in|at|on) $/.test(between)) return []
    const rest = sentence.slice(second.index + second[0].length)
    return [`${sentence.slice(0, first.index)}${second[0]}${between}${first[0]}${rest}`]
  })
