/** Longest chat template, in characters; the longest of well-known models have about 10,000. */
const maxTemplate = 65_536

/** Longest tag of a template, in characters. */
const maxTag = 4096

/** Names by which a Jinja template leaves its sandbox, or reads what is not its own. */
const escapes =
  /__\w+__|\|\s*attr\b|\b(?:import|include|extends|lipsum|cycler|joiner|request|globals|builtins|subprocess|popen|getattr|eval|exec)\b|\bos\./

/** Literals that a condition may look for in a message: markers of the format, such as `</think>` or `[INST]`, not words of people. */
const marker = /^[\s<[{|/\\#▁]|^\W*$|[>\]}|]\s*$/

/**
 * Finds what is wrong with the chat template of a model file (Jinja): a template is run at each prompt by the server that loads the file, and can
 * say other things to the model than the user did. Empty: nothing was found, which is no proof.
 */
export function checkChatTemplate(template: string): readonly string[] {
  const reasons: string[] = []
  if (template.length > maxTemplate) reasons.push(`its chat template has ${template.length.toLocaleString('en')} characters`)
  const code = tagsOf(template.slice(0, maxTemplate))
  if (code.some((part) => part.length > maxTag)) reasons.push('its chat template has a tag without an end')
  const escape = code.map((part) => escapes.exec(part)?.[0]).find((found) => found !== undefined)
  if (escape !== undefined) reasons.push(`its chat template uses ${escape.trim()}, which reaches beyond the conversation`)
  const words = code.map((part) => part.slice(0, maxTag)).flatMap(wordsInConditions)
  if (words.length > 0) reasons.push(`its chat template acts on what people write: it looks for “${words[0]?.slice(0, 80)}”`)
  const address = /\bhttps?:\/\/[^\s'"}]+/.exec(template)?.[0]
  if (address !== undefined) reasons.push(`its chat template puts ${address.slice(0, 80)} into conversations`)
  return reasons
}

/** The code of a template: what stands in its tags. */
function tagsOf(template: string): readonly string[] {
  const tags: string[] = []
  for (let at = 0; at < template.length;) {
    const [from, closing] = nearest(template, at)
    if (from < 0) break
    const end = template.indexOf(closing, from)
    const to = end < 0 ? template.length : end
    tags.push(template.slice(from + 2, to))
    at = to + 2
  }
  return tags
}

/** The nearest tag from a place on, and what closes it. */
function nearest(template: string, at: number): readonly [number, string] {
  const [statement, value] = [template.indexOf('{%', at), template.indexOf('{{', at)]
  return value < 0 || (statement >= 0 && statement < value) ? [statement, '%}'] : [value, '}}']
}

/** Words of people that a condition looks for in the content of messages: the sign of a template that lies in wait. */
function wordsInConditions(code: string): readonly string[] {
  if (!/^\s*(?:el)?if\b|\bif\b/.test(code)) return []
  const looked = [
    ...code.matchAll(/(['"])((?:(?!\1).)+)\1\s+(?:not\s+)?in\s+[^%]*?content/gs),
    ...code.matchAll(/content[^%]*?\.(?:startswith|endswith|find|count|index)\(\s*(['"])((?:(?!\1).)+)\1/gs),
    ...code.matchAll(/content\b[^%=]*==\s*(['"])((?:(?!\1).)+)\1/gs),
  ]
  return looked.flatMap(([, , literal = '']) => (marker.test(literal) ? [] : [literal]))
}
