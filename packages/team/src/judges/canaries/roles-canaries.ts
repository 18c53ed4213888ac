import type { CanaryMaker } from './canary-maker.ts'
import { partyVerbs } from './past-verbs.ts'

/** A name of one or more words, the first with a capital: *Oren Hale*, *Mistral 7B*. */
const name = String.raw`\p{Lu}[\p{L}\p{N}’'-]*(?: (?:of )?[\p{Lu}\p{N}][\p{L}\p{N}’'-]*)*`

/** A name as subject, what it does to another name or has done by it, and the rest of the sentence. */
const acting = new RegExp(
  String.raw`^(?<subject>${name})(?<verb> (?:(?:has|have|had) )?(?<past>\p{Ll}+)| (?:was|were) (?<passive>\p{Ll}+) by) (?<object>${name})(?<rest>(?: \p{Ll}|[,.;]).*)$`,
  'u',
)

/** Words that open a sentence and are no name. */
const noName = /^(?:The|A|An|In|On|At|It|He|She|They|We|I|This|That|These|Those|Some|Many|Most|Both|Each|One|Two|Three|Others?)(?: |$)/

/** Lets the two names of a sentence change places, where one of them does something to the other that the other could do as well. */
export const rolesCanaries: CanaryMaker = (sentences) =>
  sentences.flatMap((sentence) => {
    const { subject, verb = '', past, passive = '', object, rest = '' } = acting.exec(sentence)?.groups ?? {}
    if (subject === undefined || object === undefined || !partyVerbs.has(past ?? passive)) return []
    const words = new Set(subject.split(' '))
    if (noName.test(subject) || noName.test(object) || object.split(' ').some((word) => words.has(word))) return []
    return [`${object}${verb} ${subject}${rest}`]
  })
