import type { FrameWords } from './frame-words.ts'
import { notReadWords } from './not-read-words.ts'

const stop: FrameWords['stop'] = {
  clean: 'nie zostało nic do poprawienia',
  no_gain: 'dwie ostatnie rundy nic nie dały',
  no_change: 'ostatnia runda prawie nic nie zmieniła',
  no_patch: 'nie przyjęto żadnej zmiany',
  seen_before: 'zmiany prowadziły do wcześniejszej wersji',
  rounds_spent: 'wykorzystano wszystkie rundy',
  budget_spent: 'budżet został wyczerpany',
  sources_exhausted: 'nic więcej z przeczytanego nie odpowiada dość dokładnie',
  cancelled: 'anulowano',
  rejected: 'odrzucono przy zatwierdzaniu',
}

/** Behind *po* Polish has the locative: 1 rundzie, 2 rundach (CLDR tells *one* from the rest). */
const plurals = new Intl.PluralRules('pl')

function roundsOf(count: number): string {
  const form = plurals.select(count)
  return `${count} ${form === 'one' ? 'rundzie' : 'rundach'}`
}

/** Frame words in Polish. */
export const pl: FrameWords = {
  language: 'pl',
  marks: { outer: ['„', '”'], inner: ['«', '»'] },
  colon: ': ',
  gap: ' ',
  headings: {
    facts: 'Najważniejsze fakty',
    timeline: 'Kalendarium',
    people: 'Kto jest kim',
    conflicts: 'Czym różnią się źródła',
    background: 'Tło',
    passages: 'Co mówią źródła',
    steps: 'Kroki',
    changes: 'Zmiany',
  },
  ask: {
    main: (title) => (title.endsWith('?') ? `Co trzeba wiedzieć: „${title}”` : `Co najważniejsze trzeba wiedzieć na temat: ${title}?`),
    aspects: (of) => `Co mówią źródła na temat: ${of}?`,
  },
  facts: { fact: 'Fakt', source: 'Według źródeł', what: 'Co', when: 'Kiedy', figures: 'Ile' },
  attribute: (title, under) => (under === '' ? `Według *${title}*: ` : `Według *${title}*, w części *${under}*: `),
  within: (under) => `W części *${under}*: `,
  nothingFound: 'Nic w przeczytanych źródłach nie odpowiada na to dość dokładnie, by to zacytować.',
  foundAbove: 'To, co źródła o tym mówią, znajduje się powyżej.',
  premiseNotFound: 'Żadne ze znalezionych tu zdań nie mówi tymi słowami, że to się stało; pytanie może opierać się na pomyłce.',
  more: (count) => `i jeszcze ${count}`,
  notice: {
    extractive: 'Złożono z cytatów ze źródeł; tego tekstu nie napisał żaden model językowy.',
    quotesKept: 'Cytaty pozostają w języku swoich źródeł.',
    wishes: { audience: 'odbiorcy', goal: 'cel', tone: 'ton' },
    unmet: (wishes) => `Bez zdolnego modelu nie można było spełnić życzeń zlecenia: ${wishes}.`,
    unjudged: (judges) => `Zdań, których nie rozstrzygają same słowa, nie zachowano, bo żaden model nie może ich tu ocenić: ${judges}.`,
    calibration: ({ name, seen, falsehoods, kept, truths }) =>
      `${name}: w kalibracji wykryte zdania fałszywe ${seen}/${falsehoods}, zachowane prawdziwe ${kept}/${truths}`,
    missed: ({ name, read }) =>
      `${name}: z przeczytanych tu zdań (${read}) żadnego werdyktu nie uznano, bo za każdym razem przepuszczono wmieszane zdanie fałszywe albo nie dało się go wmieszać`,
    reduced:
      'Kontrola jest ograniczona: po polsku porównuje się słowa, liczby i cytaty; nazwy, przeczenia, zastrzeżenia, porównania i przyczyny sprawdzane są tylko po angielsku.',
  },
  lists: {
    outline: 'Plan do napisania tekstu',
    notVerified: 'Niezweryfikowane',
    notRead: 'Nieprzeczytane',
    sources: 'Źródła',
    held: 'Na czym opiera się każde zdanie',
  },
  open: {
    notCovered: 'Tekst nie omawia tego punktu.',
    answeredPoorly: 'Źródła nie odpowiadają na to wystarczająco dobrze.',
    unanswered: 'Żadne źródło na to nie odpowiada.',
    unsupported: 'Żadne źródło tego nie mówi.',
    short: (words, wanted) => `Liczba słów w tekście: ${words} z ${wanted}.`,
    nothingMore: 'Nie znaleziono niczego więcej, co odpowiada dość dokładnie, by to zacytować, i mieści się w całości.',
    notHeld: 'Źródła mówią więcej: reszta tego, co napisano, nie znalazła potwierdzenia albo nie została napisana.',
    avoided: (phrase) => `„${phrase}” występuje w tekście.`,
    toAvoid: 'Zlecenie każe tego unikać.',
    assumed: 'Zlecenie pozostawia to otwarte; tekst przyjmuje to odczytanie.',
    contested: (others) => `Źródła podają różne liczby: ${others}.`,
    leftOut: (title) => `Pominięto fragment z „${title}”.`,
    orders: 'Wydaje polecenia maszynie, zamiast informować czytelnika.',
    refused: (verdict) =>
      verdict === 'contradicted'
        ? 'Źródło mówi co innego.'
        : verdict === 'undecided'
          ? 'Same słowa tego nie rozstrzygnęły.'
          : 'Źródło tego nie potwierdza.',
  },
  notRead: notReadWords({ file: 'nie przeczytano', page: 'niedostępne', search: 'brak odpowiedzi' }, ': '),
  holds: {
    quoted: 'zacytowane',
    compared: 'porównane słowo po słowie',
    judged: 'ocenione',
    judgedBy: (judge) => `ocenione przez ${judge}`,
    own: 'od autora (opinia, przejście)',
    open: 'bez oparcia w źródle',
    byWords: (span) => `, na podstawie słów „${span}”`,
    summary: (counts) => `Zdania według podstawy: ${counts}.`,
    others: 'Zdania, których nie zacytowano ani nie porównano słowo po słowie',
  },
  source: {
    published: (date) => `Opublikowano ${date}.`,
    read: (date, reader) => `Przeczytano ${date}${reader}`,
    by: (reader) => ` przez ${reader}`,
    unchecked: ', którego tekstu nie można było porównać z plikiem',
  },
  places: { pages: (range) => `s. ${range}`, lines: (range, isMany) => `${isMany ? 'wiersze ' : 'wiersz '}${range}` },
  outcome: {
    withModels: (models, mode) => `Napisano z użyciem ${models} (${mode === 'full' ? 'całymi częściami' : 'zdanie po zdaniu'}).`,
    withoutModel: 'Napisano bez modelu.',
    ended: (score, rounds, reason) => `${score} na 100 punktów po ${roundsOf(rounds)}; powód zakończenia: ${stop[reason]}.`,
    cost: (list) => `Koszt: ${list}.`,
    energy: { tokens: 'według danych operatora', time: 'z czasu i podanej mocy', size: 'szacunek z rozmiaru modelu' },
    revised: (count) => `Zmieniono po przebiegu: ${count}×.`,
    run: (id) => `Przebieg ${id}.`,
  },
  stop,
}
