/** Words that set two subjects against each other. */
const against = /\s+(?:versus|vs\.?|compared (?:to|with)|gegen(?:über)?|im vergleich (?:zu|mit)|contre|contra|vs)\s+/iu
const between =
  /^(?:compare|comparing|(?:the )?(?:comparison|differences?) (?:of|between)|what (?:is|are) the differences? between|vergleich (?:von|zwischen)|(?:der |die )?unterschiede? zwischen)\s+(.+?)\??$/iu
const joined = /\s*,\s+(?:(?:and|und|or|oder|with|mit|to)\s+)?|\s+(?:and|und|or|oder|with|mit|to)\s+/iu
/** Frame that both sides stand in: *in PostgreSQL*. */
const setting = /\s+(?:in|on|for|bei|unter|für)\s+\p{Lu}[^,]*$/u

/** The subjects that a topic sets against each other: *B-tree indexes* and *hash indexes* of *B-tree indexes compared with hash indexes in PostgreSQL*. Empty where it compares nothing. */
export function comparedSides(topic: string): readonly string[] {
  const line = topic.trim().replace(/[?.!]$/, '')
  const [, list = ''] = between.exec(line) ?? []
  const apart = line.split(against)
  const sides =
    list !== '' ? list.split(joined) : apart.length > 1 ? apart.flatMap((side, at) => (at === 0 ? [side] : side.split(joined))) : []
  const bare = sides.map((side) => side.replace(setting, '').trim()).filter((side) => /[\p{L}\p{N}]/u.test(side))
  return bare.length > 1 ? bare : []
}
