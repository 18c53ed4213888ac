import type { FrameWords } from './frame-words.ts'
import { notReadWords } from './not-read-words.ts'

const stop: FrameWords['stop'] = {
  clean: 'es blieb nichts zu verbessern',
  no_gain: 'die letzten zwei Runden brachten nichts mehr',
  no_change: 'die letzte Runde änderte fast nichts',
  no_patch: 'keine Änderung wurde angenommen',
  seen_before: 'die Änderungen führten zu einer früheren Fassung zurück',
  rounds_spent: 'alle Runden waren verbraucht',
  budget_spent: 'das Budget war verbraucht',
  sources_exhausted: 'nichts sonst, was gelesen wurde, antwortet genau genug',
  cancelled: 'abgebrochen',
  rejected: 'bei der Freigabe abgelehnt',
}

/** Frame words in German. */
export const de: FrameWords = {
  language: 'de',
  marks: { outer: ['„', '“'], inner: ['‚', '‘'] },
  colon: ': ',
  gap: ' ',
  headings: {
    facts: 'Das Wichtigste',
    timeline: 'Zeittafel',
    people: 'Wer ist wer',
    conflicts: 'Worin die Quellen sich widersprechen',
    background: 'Hintergrund',
    passages: 'Was die Quellen sagen',
    steps: 'Schritte',
    changes: 'Änderungen',
  },
  ask: {
    main: (title) => (title.endsWith('?') ? `Was muss man wissen für „${title}“` : `Was ist das Wichtigste über ${title}?`),
    aspects: (of) => `Was sagen die Quellen über ${of}?`,
  },
  facts: { fact: 'Angabe', source: 'Wortlaut der Quellen', what: 'Was', when: 'Wann', figures: 'Zahl' },
  attribute: (title, under) => (under === '' ? `Laut *${title}*: ` : `Laut *${title}*, Abschnitt *${under}*: `),
  within: (under) => `Im Abschnitt *${under}*: `,
  nothingFound: 'Nichts in den gelesenen Quellen beantwortet das genau genug, um zitiert zu werden.',
  foundAbove: 'Was die Quellen dazu haben, steht oben.',
  premiseNotFound: 'Kein hier gefundener Satz sagt in diesen Worten, dass das geschehen ist; die Frage beruht vielleicht auf einem Irrtum.',
  more: (count) => `und ${count} weitere`,
  notice: {
    extractive: 'Aus Zitaten zusammengestellt; kein Sprachmodell hat diesen Text geschrieben.',
    quotesKept: 'Die Zitate stehen in der Sprache ihrer Quellen.',
    wishes: { audience: 'Zielgruppe', goal: 'Ziel', tone: 'Ton' },
    unmet: (wishes) => `Ohne ein fähiges Modell ließ sich nicht befolgen, was der Auftrag verlangt: ${wishes}.`,
    unjudged: (judges) =>
      `Sätze, die Wörter allein nicht entscheiden konnten, sind nicht enthalten, denn kein Modell darf sie hier beurteilen: ${judges}.`,
    calibration: ({ name, seen, falsehoods, kept, truths }) =>
      `${name} erkannte in seiner Prüfung ${seen} von ${falsehoods} falschen Sätzen und ließ ${kept} von ${truths} wahren gelten`,
    missed: ({ name, read }) =>
      `${name} galt hier bei keinem von ${read} gelesenen Sätzen als glaubwürdig: Jedes Mal ließ es einen untergemischten falschen Satz gelten, oder es ließ sich keiner untermischen`,
    reduced:
      'Die Prüfung ist eingeschränkt: Auf Deutsch werden Wörter, Zahlen und Zitate verglichen; Namen, Verneinungen, Einschränkungen, Vergleiche und Ursachen nur auf Englisch.',
  },
  lists: {
    outline: 'Gliederung zum Weiterschreiben',
    notVerified: 'Offen geblieben',
    notRead: 'Nicht gelesen',
    sources: 'Quellen',
    held: 'Wodurch jeder Satz belegt ist',
  },
  open: {
    notCovered: 'Der Text behandelt diesen Punkt nicht.',
    answeredPoorly: 'Die Quellen beantworten das nicht gut genug.',
    unanswered: 'Keine Quelle beantwortet das.',
    unsupported: 'Keine Quelle sagt es.',
    short: (words, wanted) => `Der Text hat ${words} von ${wanted} Wörtern.`,
    nothingMore: 'Nichts weiter wurde gefunden, das genau genug antwortet, um zitiert zu werden, und ganz in den Platz passt.',
    notHeld: 'Die Quellen sagen mehr: Was sonst geschrieben wurde, hielt nicht stand oder wurde nie geschrieben.',
    avoided: (phrase) => `„${phrase}“ steht im Text.`,
    toAvoid: 'Der Auftrag möchte es vermieden sehen.',
    assumed: 'Der Auftrag lässt das offen; der Text folgt dieser Lesart.',
    contested: (others) => `Die Quellen nennen verschiedene Zahlen: ${others}.`,
    leftOut: (title) => `Eine Passage aus „${title}“ wurde ausgelassen.`,
    orders: 'Sie gibt einer Maschine Befehle, statt Leser zu informieren.',
    refused: (verdict) =>
      verdict === 'contradicted'
        ? 'Die Quelle sagt es anders.'
        : verdict === 'undecided'
          ? 'An den Wörtern ließ es sich nicht entscheiden.'
          : 'Die Quelle belegt es nicht.',
  },
  notRead: notReadWords({ file: 'nicht gelesen', page: 'nicht abrufbar', search: 'keine Antwort' }, ': '),
  holds: {
    quoted: 'zitiert',
    compared: 'Wort für Wort verglichen',
    judged: 'beurteilt',
    judgedBy: (judge) => `beurteilt von ${judge}`,
    own: 'vom Verfasser selbst (Meinung, Überleitung)',
    open: 'durch keine Quelle belegt',
    byWords: (span) => `, anhand der Wörter „${span}“`,
    summary: (counts) => `Von den Sätzen sind: ${counts}.`,
    others: 'Sätze, die weder zitiert noch Wort für Wort verglichen sind',
  },
  source: {
    published: (date) => `Veröffentlicht am ${date}.`,
    read: (date, reader) => `Gelesen am ${date}${reader}`,
    by: (reader) => ` von ${reader}`,
    unchecked: ', dessen Text sich nicht mit der Datei vergleichen ließ',
  },
  places: { pages: (range) => `S. ${range}`, lines: (range, isMany) => `${isMany ? 'Zeilen ' : 'Zeile '}${range}` },
  outcome: {
    withModels: (models, mode) => `Geschrieben mit ${models} (${mode === 'full' ? 'ganze Abschnitte' : 'Satz für Satz'}).`,
    withoutModel: 'Ohne Modell geschrieben.',
    ended: (score, rounds, reason) =>
      `${score} von 100 Punkten nach ${rounds === 1 ? '1 Runde' : `${rounds} Runden`}; Grund des Endes: ${stop[reason]}.`,
    cost: (list) => `Kosten: ${list}.`,
    energy: {
      tokens: 'nach der Angabe des Betreibers',
      time: 'aus Zeit und angegebener Leistung',
      size: 'geschätzt aus der Größe des Modells',
    },
    revised: (count) => `Nach dem Lauf geändert: ${count}-mal.`,
    run: (id) => `Lauf ${id}.`,
  },
  stop,
}
