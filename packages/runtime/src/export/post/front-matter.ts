/** A value of front matter. */
type Value = string | readonly string[] | readonly Readonly<Record<string, string>>[]

/**
 * Front matter in YAML. Texts are written as JSON writes them, which YAML 1.2 reads as double-quoted scalars: nothing of a source can end a text or
 * start a key. Times (RFC 3339) stay bare, so that they are times.
 */
export function frontMatter(fields: Readonly<Record<string, Value>>): string {
  const lines = Object.entries(fields).map(([key, value]) => {
    if (typeof value === 'string') return `${key}: ${scalar(value)}`
    return value.length === 0 ? `${key}: []` : `${key}:\n${value.map(itemOf).join('\n')}`
  })
  return `---\n${lines.join('\n')}\n---\n\n`
}

function itemOf(item: string | Readonly<Record<string, string>>): string {
  if (typeof item === 'string') return `  - ${scalar(item)}`
  return Object.entries(item)
    .map(([key, value], at) => `${at === 0 ? '  - ' : '    '}${key}: ${scalar(value)}`)
    .join('\n')
}

function scalar(text: string): string {
  if (/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\d(?:\.\d+)?Z)?$/.test(text)) return text
  // JSON leaves these bare; YAML takes some of them for line breaks and refuses the others.
  return JSON.stringify(text).replaceAll(
    /[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
