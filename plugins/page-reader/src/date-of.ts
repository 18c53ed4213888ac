/** A date as pages write it, if it begins with an ISO date: `2024-05-01`, `2024/05/01T10:00:00Z`, `2024`. Anything else is no date. */
export function dateOf(text: string | null | undefined): string | null {
  const found = /^\s*(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:[T ](\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?))?)?)?/.exec(
    text ?? '',
  )
  if (found === null) return null
  const [, year = '', month, day, time] = found
  if (Number(month ?? 1) > 12 || Number(day ?? 1) > 31 || Number(year) < 1000) return null
  const date = [year, month, day].filter((part) => part !== undefined).map((part) => part.padStart(2, '0'))
  return date.join('-') + (time === undefined ? '' : `T${time}`)
}
