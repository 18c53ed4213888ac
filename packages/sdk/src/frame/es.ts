import type { FrameWords } from './frame-words.ts'
import { notReadWords } from './not-read-words.ts'

const stop: FrameWords['stop'] = {
  clean: 'no quedaba nada por corregir',
  no_gain: 'las dos últimas rondas no aportaron nada',
  no_change: 'la última ronda no cambió casi nada',
  no_patch: 'no se aceptó ningún cambio',
  seen_before: 'los cambios llevaban a una versión anterior',
  rounds_spent: 'se usaron todas las rondas',
  budget_spent: 'se agotó el presupuesto',
  sources_exhausted: 'nada más de lo leído responde con suficiente precisión',
  cancelled: 'cancelado',
  rejected: 'rechazado en la revisión',
}

/** Frame words in Spanish. */
export const es: FrameWords = {
  language: 'es',
  marks: { outer: ['«', '»'], inner: ['“', '”'] },
  colon: ': ',
  gap: ' ',
  headings: {
    facts: 'Lo esencial',
    timeline: 'Cronología',
    people: 'Quién es quién',
    conflicts: 'En qué difieren las fuentes',
    background: 'Contexto',
    passages: 'Lo que dicen las fuentes',
    steps: 'Pasos',
    changes: 'Cambios',
  },
  ask: {
    main: (title) => (title.endsWith('?') ? `¿Qué hay que saber para «${title}»?` : `¿Qué es lo esencial de ${title}?`),
    aspects: (of) => `¿Qué dicen las fuentes sobre ${of}?`,
  },
  facts: { fact: 'Dato', source: 'Según las fuentes', what: 'Qué', when: 'Cuándo', figures: 'Cuántos' },
  attribute: (title, under) => (under === '' ? `Según *${title}*: ` : `Según *${title}*, en *${under}*: `),
  within: (under) => `En *${under}*: `,
  nothingFound: 'Nada en las fuentes leídas responde a esto con suficiente precisión para citarlo.',
  foundAbove: 'Lo que las fuentes dicen de esto figura más arriba.',
  premiseNotFound: 'Ninguna frase encontrada aquí dice con estas palabras que esto ocurriera; la pregunta puede partir de un error.',
  more: (count) => `y ${count} más`,
  notice: {
    extractive: 'Compuesto de citas de las fuentes; ningún modelo de lenguaje escribió este texto.',
    quotesKept: 'Las citas conservan el idioma de sus fuentes.',
    wishes: { audience: 'público', goal: 'objetivo', tone: 'estilo' },
    unmet: (wishes) => `Sin un modelo capaz no se pudo seguir lo que pide el encargo: ${wishes}.`,
    unjudged: (judges) =>
      `Las frases que las palabras solas no deciden no se conservaron, pues ningún modelo puede juzgarlas aquí: ${judges}.`,
    calibration: ({ name, seen, falsehoods, kept, truths }) =>
      `${name} reconoció ${seen} de ${falsehoods} frases falsas y mantuvo ${kept} de ${truths} verdaderas en su calibración`,
    missed: ({ name, read }) =>
      `${name} no fue creído en ninguna de las ${read} frases que leyó aquí: cada vez dejó pasar una falsa mezclada entre ellas, o no se pudo mezclar ninguna`,
    reduced:
      'La comprobación es reducida: en español compara palabras, números y citas; los nombres, negaciones, reservas, comparaciones y causas solo se comprueban en inglés.',
  },
  lists: {
    outline: 'Un esquema para escribir',
    notVerified: 'Sin verificar',
    notRead: 'No leído',
    sources: 'Fuentes',
    held: 'Qué sostiene cada frase',
  },
  open: {
    notCovered: 'El texto no trata este punto.',
    answeredPoorly: 'Las fuentes no lo responden lo bastante bien.',
    unanswered: 'Ninguna fuente lo responde.',
    unsupported: 'Ninguna fuente lo dice.',
    short: (words, wanted) => `El texto tiene ${words} de ${wanted} palabras.`,
    nothingMore: 'No se encontró nada más que responda con suficiente precisión para citarlo y quepa entero.',
    notHeld: 'Las fuentes dicen más: lo demás que se escribió no se sostenía, o no se escribió.',
    avoided: (phrase) => `«${phrase}» figura en el texto.`,
    toAvoid: 'El encargo pide evitarlo.',
    assumed: 'El encargo lo deja abierto; el texto sigue esta lectura.',
    contested: (others) => `Las fuentes difieren: ${others}.`,
    leftOut: (title) => `Se omitió un pasaje de «${title}».`,
    orders: 'Da órdenes a una máquina en vez de informar a un lector.',
    refused: (verdict) =>
      verdict === 'contradicted'
        ? 'La fuente dice otra cosa.'
        : verdict === 'undecided'
          ? 'Las palabras no permitieron decidirlo.'
          : 'La fuente no lo sostiene.',
  },
  notRead: notReadWords({ file: 'no leído', page: 'inaccesible', search: 'sin respuesta' }, ': '),
  holds: {
    quoted: 'citadas',
    compared: 'comparadas palabra por palabra',
    judged: 'juzgadas',
    judgedBy: (judge) => `juzgadas por ${judge}`,
    own: 'propias del autor (opinión, transición)',
    open: 'sin fuente que las sostenga',
    byWords: (span) => `, por las palabras «${span}»`,
    summary: (counts) => `De sus frases: ${counts}.`,
    others: 'Frases que no se citaron ni se compararon palabra por palabra',
  },
  source: {
    published: (date) => `Publicado el ${date}.`,
    read: (date, reader) => `Leído el ${date}${reader}`,
    by: (reader) => ` por ${reader}`,
    unchecked: ', cuyo texto no se pudo comparar con el archivo',
  },
  places: {
    pages: (range, isMany) => `${isMany ? 'pp. ' : 'p. '}${range}`,
    lines: (range, isMany) => `${isMany ? 'líneas ' : 'línea '}${range}`,
  },
  outcome: {
    withModels: (models, mode) => `Escrito con ${models} (${mode === 'full' ? 'por secciones enteras' : 'frase por frase'}).`,
    withoutModel: 'Escrito sin modelo.',
    ended: (score, rounds, reason) =>
      `${score} puntos de 100 tras ${rounds} ${rounds === 1 ? 'ronda' : 'rondas'}; motivo del final: ${stop[reason]}.`,
    cost: (list) => `Coste: ${list}.`,
    energy: {
      tokens: 'según la cifra del operador',
      time: 'por el tiempo y la potencia indicada',
      size: 'estimado por el tamaño del modelo',
    },
    revised: (count) => `Modificado después de la ejecución: ${count} ${count === 1 ? 'vez' : 'veces'}.`,
    run: (id) => `Ejecución ${id}.`,
  },
  stop,
}
