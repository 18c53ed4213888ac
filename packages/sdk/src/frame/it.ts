import type { FrameWords } from './frame-words.ts'
import { notReadWords } from './not-read-words.ts'

const stop: FrameWords['stop'] = {
  clean: 'non restava nulla da correggere',
  no_gain: 'gli ultimi due giri non hanno portato nulla',
  no_change: 'l’ultimo giro non ha cambiato quasi nulla',
  no_patch: 'nessuna modifica è stata accettata',
  seen_before: 'le modifiche riportavano a una versione precedente',
  rounds_spent: 'tutti i giri sono stati usati',
  budget_spent: 'la spesa prevista è esaurita',
  sources_exhausted: 'nient’altro di ciò che è stato letto risponde con sufficiente precisione',
  cancelled: 'annullato',
  rejected: 'respinto alla verifica',
}

/** Frame words in Italian. */
export const it: FrameWords = {
  language: 'it',
  marks: { outer: ['«', '»'], inner: ['“', '”'] },
  colon: ': ',
  gap: ' ',
  headings: {
    facts: 'In sintesi',
    timeline: 'Cronologia',
    people: 'Chi è chi',
    conflicts: 'Dove le fonti divergono',
    background: 'Contesto',
    passages: 'Cosa dicono le fonti',
    steps: 'Passaggi',
    changes: 'Modifiche',
  },
  ask: {
    main: (title) => (title.endsWith('?') ? `Che cosa occorre sapere per «${title}»` : `Che cosa occorre sapere di ${title}?`),
    aspects: (of) => `Che cosa dicono le fonti su ${of}?`,
  },
  facts: { fact: 'Dato', source: 'Secondo le fonti', what: 'Che cosa', when: 'Quando', figures: 'Quanti' },
  attribute: (title, under) => (under === '' ? `Secondo *${title}*: ` : `Secondo *${title}*, sotto *${under}*: `),
  within: (under) => `Sotto *${under}*: `,
  nothingFound: 'Nulla nelle fonti lette risponde a questo con sufficiente precisione per essere citato.',
  foundAbove: 'Quanto dicono le fonti al riguardo è riportato sopra.',
  premiseNotFound: 'Nessuna frase trovata qui dice con queste parole che ciò sia accaduto; la domanda potrebbe nascere da un errore.',
  more: (count) => `e altri ${count}`,
  notice: {
    extractive: 'Composto da citazioni delle fonti; nessun modello linguistico ha scritto questo testo.',
    quotesKept: 'Le citazioni restano nella lingua delle loro fonti.',
    wishes: { audience: 'pubblico', goal: 'obiettivo', tone: 'tono' },
    unmet: (wishes) => `Senza un modello capace non si è potuto seguire quanto richiesto: ${wishes}.`,
    unjudged: (judges) =>
      `Le frasi che le sole parole non potevano decidere non sono state tenute, perché nessun modello può qui giudicarle: ${judges}.`,
    calibration: ({ name, seen, falsehoods, kept, truths }) =>
      `${name} ha riconosciuto ${seen} frasi false su ${falsehoods} e tenuto ${kept} vere su ${truths} nella calibrazione`,
    missed: ({ name, read }) =>
      `${name} non è stato creduto per nessuna delle ${read} frasi lette qui: ogni volta ha lasciato passare una frase falsa mescolata alle altre, o non se ne è potuta mescolare nessuna`,
    reduced:
      'Il controllo è ridotto: in italiano confronta parole, numeri e citazioni; nomi, negazioni, riserve, confronti e cause sono controllati solo in inglese.',
  },
  lists: {
    outline: 'Una scaletta per scrivere',
    notVerified: 'Non verificato',
    notRead: 'Non letto',
    sources: 'Fonti',
    held: 'Che cosa regge ogni frase',
  },
  open: {
    notCovered: 'Il testo non tratta questo punto.',
    answeredPoorly: 'Le fonti non vi rispondono abbastanza bene.',
    unanswered: 'Nessuna fonte vi risponde.',
    unsupported: 'Nessuna fonte lo dice.',
    short: (words, wanted) => `Il testo ha ${words} parole su ${wanted}.`,
    nothingMore: 'Non è stato trovato altro che risponda con sufficiente precisione per essere citato e ci stia per intero.',
    notHeld: 'Le fonti dicono di più: il resto di ciò che è stato scritto non reggeva, o non è stato scritto.',
    avoided: (phrase) => `«${phrase}» compare nel testo.`,
    toAvoid: 'La richiesta vuole che sia evitato.',
    assumed: 'La richiesta lascia aperto questo punto; il testo segue questa lettura.',
    contested: (others) => `Le fonti divergono: ${others}.`,
    leftOut: (title) => `Un passo di «${title}» è stato omesso.`,
    orders: 'Dà ordini a una macchina invece di informare chi legge.',
    refused: (verdict) =>
      verdict === 'contradicted'
        ? 'La fonte dice altro.'
        : verdict === 'undecided'
          ? 'Le parole non hanno permesso di decidere.'
          : 'La fonte non lo sostiene.',
  },
  notRead: notReadWords({ file: 'non letto', page: 'inaccessibile', search: 'nessuna risposta' }, ': '),
  holds: {
    quoted: 'citate',
    compared: 'confrontate parola per parola',
    judged: 'giudicate',
    judgedBy: (judge) => `giudicate da ${judge}`,
    own: 'proprie dell’autore (opinione, passaggio)',
    open: 'non sostenute da una fonte',
    byWords: (span) => `, in base alle parole «${span}»`,
    summary: (counts) => `Tra le frasi: ${counts}.`,
    others: 'Frasi né citate né confrontate parola per parola',
  },
  source: {
    published: (date) => `Pubblicato il ${date}.`,
    read: (date, reader) => `Letto il ${date}${reader}`,
    by: (reader) => ` da ${reader}`,
    unchecked: ', il cui testo non si è potuto confrontare con il documento',
  },
  places: {
    pages: (range, isMany) => `${isMany ? 'pp. ' : 'p. '}${range}`,
    lines: (range, isMany) => `${isMany ? 'righe ' : 'riga '}${range}`,
  },
  outcome: {
    withModels: (models, mode) => `Scritto con ${models} (${mode === 'full' ? 'per sezioni intere' : 'frase per frase'}).`,
    withoutModel: 'Scritto senza modello.',
    ended: (score, rounds, reason) =>
      `${score} punti su 100 dopo ${rounds} ${rounds === 1 ? 'giro' : 'giri'}; motivo della fine: ${stop[reason]}.`,
    cost: (list) => `Costo: ${list}.`,
    energy: {
      tokens: 'secondo il dato del gestore',
      time: 'dal tempo e dalla potenza indicata',
      size: 'stimato dalla dimensione del modello',
    },
    revised: (count) => `Modificato dopo l’esecuzione: ${count} ${count === 1 ? 'volta' : 'volte'}.`,
    run: (id) => `Esecuzione ${id}.`,
  },
  stop,
}
