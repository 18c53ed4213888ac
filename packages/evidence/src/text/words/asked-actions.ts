/** The beginnings of a question of means, in the words of seven languages, up to its verb: *how do I …*, *wie … man*, *comment …*. */
const means = [
  /\bhow (?:to|(?:do|does|did|can|could|should|must|would|will) (?:i|we|you|one|they|people)) (?<action>\p{L}+)/iu,
  /\b(?:wie|hoe) (?<action>\p{L}+) (?:man|ich|wir|du|ihr|sie|je|jij|ik|we|men)(?!\p{L})/iu,
  /\b(?:comment|cómo|como|come) (?:s[ei] (?<action>\p{L}+)|(?<action>\p{L}+[aei]re?)(?!\p{L}))/iu,
]

/** Finds the verbs of what is to be done in a topic: *print* in *how to print source code*. They are no subject: what tells of it may have another verb. */
export function askedActions(topic: string): readonly string[] {
  return topic.split(/(?<=[,;?])\s|\s(?:and|und|en|et|y|e)\s/u).flatMap((part) => {
    const found = means.map((beginning) => beginning.exec(part)?.groups?.['action']).find((action) => action !== undefined)
    return found === undefined ? [] : [found]
  })
}
