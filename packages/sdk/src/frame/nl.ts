import type { FrameWords } from './frame-words.ts'
import { notReadWords } from './not-read-words.ts'

const stop: FrameWords['stop'] = {
  clean: 'er viel niets meer te verbeteren',
  no_gain: 'de laatste twee rondes leverden niets op',
  no_change: 'de laatste ronde veranderde bijna niets',
  no_patch: 'geen enkele wijziging werd aanvaard',
  seen_before: 'de wijzigingen leidden terug naar een eerdere versie',
  rounds_spent: 'alle rondes zijn gebruikt',
  budget_spent: 'het budget is op',
  sources_exhausted: 'verder antwoordt niets van wat gelezen is nauwkeurig genoeg',
  cancelled: 'geannuleerd',
  rejected: 'afgekeurd bij de beoordeling',
}

/** Frame words in Dutch. */
export const nl: FrameWords = {
  language: 'nl',
  marks: { outer: ['“', '”'], inner: ['‘', '’'] },
  colon: ': ',
  gap: ' ',
  headings: {
    facts: 'Kernpunten',
    timeline: 'Tijdlijn',
    people: 'Wie is wie',
    conflicts: 'Waarin de bronnen verschillen',
    background: 'Achtergrond',
    passages: 'Wat de bronnen zeggen',
    steps: 'Stappen',
    changes: 'Wijzigingen',
  },
  ask: {
    main: (title) => (title.endsWith('?') ? `Wat moet men weten voor “${title}”` : `Wat is het belangrijkste over ${title}?`),
    aspects: (of) => `Wat zeggen de bronnen over ${of}?`,
  },
  facts: { fact: 'Gegeven', source: 'Volgens de bronnen', what: 'Wat', when: 'Wanneer', figures: 'Hoeveel' },
  attribute: (title, under) => (under === '' ? `Volgens *${title}*: ` : `Volgens *${title}*, onder *${under}*: `),
  within: (under) => `Onder *${under}*: `,
  nothingFound: 'Niets in de gelezen bronnen beantwoordt dit nauwkeurig genoeg om te citeren.',
  foundAbove: 'Wat de bronnen hierover hebben, staat hierboven.',
  premiseNotFound: 'Geen zin die hier is gevonden, zegt met deze woorden dat dit is gebeurd; de vraag berust misschien op een vergissing.',
  more: (count) => `en nog ${count}`,
  notice: {
    extractive: 'Samengesteld uit citaten van bronnen; geen taalmodel heeft deze tekst geschreven.',
    quotesKept: 'De citaten staan in de taal van hun bronnen.',
    wishes: { audience: 'doelgroep', goal: 'doel', tone: 'toon' },
    unmet: (wishes) => `Zonder een bekwaam model kon niet worden gevolgd wat de opdracht vraagt: ${wishes}.`,
    unjudged: (judges) =>
      `Zinnen waarover woorden alleen niet konden beslissen zijn niet behouden, want geen model mag ze hier beoordelen: ${judges}.`,
    calibration: ({ name, seen, falsehoods, kept, truths }) =>
      `${name} herkende bij de kalibratie ${seen} van ${falsehoods} onware zinnen en behield ${kept} van ${truths} ware`,
    missed: ({ name, read }) =>
      `${name} werd bij geen van de ${read} zinnen die het hier las geloofd: telkens liet het een onware zin door die ertussen was gemengd, of er kon geen tussen worden gemengd`,
    reduced:
      'De controle is beperkt: in het Nederlands worden woorden, getallen en citaten vergeleken; namen, ontkenningen, voorbehouden, vergelijkingen en oorzaken alleen in het Engels.',
  },
  lists: {
    outline: 'Een opzet om mee te schrijven',
    notVerified: 'Niet geverifieerd',
    notRead: 'Niet gelezen',
    sources: 'Bronnen',
    held: 'Waarop elke zin steunt',
  },
  open: {
    notCovered: 'De tekst behandelt dit punt niet.',
    answeredPoorly: 'De bronnen beantwoorden dit niet goed genoeg.',
    unanswered: 'Geen enkele bron beantwoordt dit.',
    unsupported: 'Geen bron zegt het.',
    short: (words, wanted) => `De tekst heeft ${words} van de ${wanted} woorden.`,
    nothingMore: 'Er is niets meer gevonden dat nauwkeurig genoeg antwoordt om te citeren en er in zijn geheel bij past.',
    notHeld: 'De bronnen zeggen meer: de rest van wat geschreven is, hield geen stand of is nooit geschreven.',
    avoided: (phrase) => `“${phrase}” staat in de tekst.`,
    toAvoid: 'De opdracht wil dit vermijden.',
    assumed: 'De opdracht laat dit open; de tekst volgt deze lezing.',
    contested: (others) => `De bronnen verschillen: ${others}.`,
    leftOut: (title) => `Een passage uit “${title}” is weggelaten.`,
    orders: 'Ze geeft een machine opdrachten in plaats van een lezer te informeren.',
    refused: (verdict) =>
      verdict === 'contradicted'
        ? 'De bron zegt iets anders.'
        : verdict === 'undecided'
          ? 'Aan de woorden was het niet te beslissen.'
          : 'De bron onderbouwt het niet.',
  },
  notRead: notReadWords({ file: 'niet gelezen', page: 'niet bereikbaar', search: 'geen antwoord' }, ': '),
  holds: {
    quoted: 'geciteerd',
    compared: 'woord voor woord vergeleken',
    judged: 'beoordeeld',
    judgedBy: (judge) => `beoordeeld door ${judge}`,
    own: 'van de schrijver zelf (mening, overgang)',
    open: 'niet door een bron gedragen',
    byWords: (span) => `, aan de hand van de woorden “${span}”`,
    summary: (counts) => `Van de zinnen: ${counts}.`,
    others: 'Zinnen die niet geciteerd en niet woord voor woord vergeleken zijn',
  },
  source: {
    published: (date) => `Verschenen op ${date}.`,
    read: (date, reader) => `Gelezen op ${date}${reader}`,
    by: (reader) => ` door ${reader}`,
    unchecked: ', waarvan de tekst niet met het bestand kon worden vergeleken',
  },
  places: { pages: (range) => `p. ${range}`, lines: (range, isMany) => `${isMany ? 'regels ' : 'regel '}${range}` },
  outcome: {
    withModels: (models, mode) => `Geschreven met ${models} (${mode === 'full' ? 'hele secties' : 'zin voor zin'}).`,
    withoutModel: 'Geschreven zonder taalmodel.',
    ended: (score, rounds, reason) =>
      `${score} van 100 punten na ${rounds} ${rounds === 1 ? 'ronde' : 'rondes'}; reden van het einde: ${stop[reason]}.`,
    cost: (list) => `Kosten: ${list}.`,
    energy: {
      tokens: 'volgens de opgave van de beheerder',
      time: 'uit tijd en opgegeven vermogen',
      size: 'geschat naar de grootte van het model',
    },
    revised: (count) => `Na de uitvoering gewijzigd: ${count} keer.`,
    run: (id) => `Uitvoering ${id}.`,
  },
  stop,
}
