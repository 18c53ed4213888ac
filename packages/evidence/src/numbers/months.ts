/** Names of the twelve months in order, with the forms that stand in a date, by language. */
const names = {
  en: 'January February March April May June July August September October November December',
  de: 'Januar|Jänner Februar März April Mai Juni Juli August September Oktober November Dezember',
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre',
  es: 'enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre',
  it: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre',
  nl: 'januari februari maart april mei juni juli augustus september oktober november december',
  pt: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro',
  pl: 'stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj czerwca|czerwiec lipca|lipiec sierpnia|sierpień września|wrzesień października|październik listopada|listopad grudnia|grudzień',
} as const

const byName = new Map(
  Object.values(names).flatMap((line) =>
    line.split(' ').flatMap((forms, place) => forms.split('|').map((name) => [name.toLowerCase(), place + 1] as const)),
  ),
)
const english = new Set(names.en.toLowerCase().split(' '))

/**
 * Pattern of a month's name as texts of eight languages write it inside a sentence, with regard to case: *May*, not *may*. To be set between edges that
 * know letters (`wholeWords`).
 */
export const monthName = [...new Set(Object.values(names).flatMap((line) => line.split(/[ |]/)))].join('|')

/** True for a folded word that is the English name of a month. */
export function isMonth(word: string): boolean {
  return english.has(word)
}

/** Number of a month by its name without regard to case, 1–12; 0 where it is none. */
export function monthNumber(word: string): number {
  return byName.get(word.toLowerCase()) ?? 0
}
