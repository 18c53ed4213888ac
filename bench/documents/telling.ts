import { createSeeded } from '../../packages/testkit/src/create-seeded.ts'

/** Languages of the folder. */
export type Language = 'en' | 'de'

/** A teller of made-up facts: sentences about places that do not exist, the same in every run. */
export interface Teller {
  readonly next: (below: number) => number
  readonly place: () => string
  /** A sentence on one of the subjects, which the number names. */
  readonly sentence: (subject: number) => string
  readonly paragraph: (subject: number, sentences: number) => string
}

/** Subjects of the folder, by language; the first is the one that the bench asks for. */
export const subjects: Readonly<Record<Language, readonly string[]>> = {
  en: ['tidal turbine', 'saltmarsh', 'harbour archive', 'granite quarry', 'river ferry', 'grain mill', 'weather station', 'signal box'],
  de: ['Gezeitenturbine', 'Salzwiese', 'Hafenarchiv', 'Granitbruch', 'Fähre', 'Kornmühle', 'Wetterstation', 'Stellwerk'],
}

type Words = Readonly<Record<'subject' | 'place' | 'year' | 'number' | 'rare', string>>

const patterns: Readonly<Record<Language, readonly ((words: Words) => string)[]>> = {
  en: [
    ({ subject, place, year, number }) =>
      `The ${subject} of ${place} was opened in ${year} and has cost ${number} million crowns since then.`,
    ({ subject, place, number, rare }) =>
      `Engineers from ${place} measured ${number} percent less ${rare} at the ${subject} than in the year before.`,
    ({ subject, place, year, rare }) =>
      `Since ${year} the ${subject} at ${place} has been repaired with ${rare}, because the old parts had rusted.`,
    ({ subject, place, number, rare }) => `A ${subject} needs ${number} tonnes of ${rare} a year, according to the office of ${place}.`,
    ({ place, year, number, rare }) => `The council of ${place} counted ${number} households in ${year}, and none of them used ${rare}.`,
    ({ subject, place, year }) => `No ${subject} was built near ${place} before ${year}, although the plans had been drawn long ago.`,
    ({ place, number, rare }) => `It was ${rare} that stopped the work at ${place} for ${number} days in the spring.`,
  ],
  de: [
    ({ subject, place, year, number }) =>
      `Die Anlage ${subject} in ${place} wurde ${year} eröffnet und hat seither ${number} Millionen Kronen gekostet.`,
    ({ subject, place, number, rare }) =>
      `Fachleute aus ${place} maßen an der Anlage ${subject} um ${number} Prozent weniger ${rare} als im Jahr davor.`,
    ({ subject, place, year, rare }) =>
      `Seit ${year} wird die ${subject} bei ${place} mit ${rare} ausgebessert, weil die alten Teile verrostet waren.`,
    ({ subject, place, number, rare }) => `Nach Angaben des Amtes von ${place} braucht die ${subject} im Jahr ${number} Tonnen ${rare}.`,
    ({ place, year, number, rare }) =>
      `Der Rat von ${place} zählte ${year} genau ${number} Haushalte, und keiner von ihnen nutzte ${rare}.`,
    ({ subject, place, year }) => `Vor ${year} gab es bei ${place} keine ${subject}, obwohl die Pläne längst gezeichnet waren.`,
    ({ place, number, rare }) => `Im Frühjahr ruhte die Arbeit in ${place} ${number} Tage lang, und schuld daran war ${rare}.`,
  ],
}

const syllables = 'ba co dra el fin gar hol im jor ka lun mer nor os pel quin ros sta tor ul ven wick yar zel'.split(' ')

/** Rare words of a language, of which the first come up often and most of them hardly ever. */
const rareWords = 20_000

/** Creates a teller. */
export function createTeller(language: Language, seed: number): Teller {
  const random = createSeeded(seed)
  const next = (below: number): number => Math.floor(random() * below)
  const place = (): string => {
    const name = `${spell(next(600) + 600)}${['haven', 'ford', 'wick', 'mouth'][next(4)]}`
    return name.charAt(0).toUpperCase() + name.slice(1)
  }
  const sentence = (subject: number): string => {
    const telling = patterns[language]
    const name = subjects[language][subject % subjects[language].length] ?? ''
    const rare = spell(Math.floor(rareWords ** random()) + 30)
    const words = { subject: name, place: place(), year: String(1850 + next(170)), number: String(2 + next(900)), rare }
    return telling[next(telling.length)]?.(words) ?? ''
  }
  const paragraph = (subject: number, sentences: number): string =>
    Array.from({ length: sentences }, () => sentence(random() < 0.7 ? subject : next(8))).join(' ')
  return { next, place, sentence, paragraph }
}

function spell(number: number): string {
  let [left, word] = [number, '']
  while (left > 0) {
    word += syllables[left % syllables.length]
    left = Math.floor(left / syllables.length)
  }
  return word
}
