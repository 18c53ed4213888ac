import type { FrameWords } from './frame-words.ts'
import { notReadWords } from './not-read-words.ts'

const stop: FrameWords['stop'] = {
  clean: 'nada restava a corrigir',
  no_gain: 'as duas últimas rondas nada trouxeram',
  no_change: 'a última ronda quase nada mudou',
  no_patch: 'nenhuma alteração foi aceite',
  seen_before: 'as alterações levavam a uma versão anterior',
  rounds_spent: 'todas as rondas foram usadas',
  budget_spent: 'o orçamento esgotou-se',
  sources_exhausted: 'nada mais do que foi lido responde com precisão suficiente',
  cancelled: 'cancelado',
  rejected: 'rejeitado na revisão',
}

/** Frame words in Portuguese. */
export const pt: FrameWords = {
  language: 'pt',
  marks: { outer: ['“', '”'], inner: ['‘', '’'] },
  colon: ': ',
  gap: ' ',
  headings: {
    facts: 'O essencial',
    timeline: 'Cronologia',
    people: 'Quem é quem',
    conflicts: 'Em que diferem as fontes',
    background: 'Contexto',
    passages: 'O que dizem as fontes',
    steps: 'Passos',
    changes: 'Alterações',
  },
  ask: {
    main: (title) => (title.endsWith('?') ? `O que é preciso saber para “${title}”` : `O que é essencial sobre ${title}?`),
    aspects: (of) => `O que dizem as fontes sobre ${of}?`,
  },
  facts: { fact: 'Dado', source: 'Segundo as fontes', what: 'O quê', when: 'Quando', figures: 'Quantos' },
  attribute: (title, under) => (under === '' ? `Segundo *${title}*: ` : `Segundo *${title}*, em *${under}*: `),
  within: (under) => `Em *${under}*: `,
  nothingFound: 'Nada nas fontes lidas responde a isto com precisão suficiente para ser citado.',
  foundAbove: 'O que as fontes dizem sobre isto está acima.',
  premiseNotFound: 'Nenhuma frase encontrada aqui diz com estas palavras que isso aconteceu; a pergunta pode partir de um engano.',
  more: (count) => `e mais ${count}`,
  notice: {
    extractive: 'Composto de citações das fontes; nenhum modelo de linguagem escreveu este texto.',
    quotesKept: 'As citações mantêm a língua das suas fontes.',
    wishes: { audience: 'público', goal: 'objetivo', tone: 'tom' },
    unmet: (wishes) => `Sem um modelo capaz não foi possível seguir o que o pedido quer: ${wishes}.`,
    unjudged: (judges) =>
      `As frases que só por palavras não se decidem não foram mantidas, pois nenhum modelo as pode julgar aqui: ${judges}.`,
    calibration: ({ name, seen, falsehoods, kept, truths }) =>
      `${name} reconheceu ${seen} de ${falsehoods} frases falsas e manteve ${kept} de ${truths} verdadeiras na calibração`,
    missed: ({ name, read }) =>
      `${name} não foi acreditado em nenhuma das ${read} frases que leu aqui: de cada vez deixou passar uma falsa misturada entre elas, ou não se pôde misturar nenhuma`,
    reduced:
      'A verificação é reduzida: em português compara palavras, números e citações; nomes, negações, ressalvas, comparações e causas só são verificados em inglês.',
  },
  lists: {
    outline: 'Um plano para escrever',
    notVerified: 'Por verificar',
    notRead: 'Não lido',
    sources: 'Fontes',
    held: 'O que sustenta cada frase',
  },
  open: {
    notCovered: 'O texto não trata deste ponto.',
    answeredPoorly: 'As fontes não respondem suficientemente bem.',
    unanswered: 'Nenhuma fonte responde.',
    unsupported: 'Nenhuma fonte o diz.',
    short: (words, wanted) => `O texto tem ${words} de ${wanted} palavras.`,
    nothingMore: 'Não foi encontrado mais nada que responda com precisão suficiente para ser citado e caiba por inteiro.',
    notHeld: 'As fontes dizem mais: o resto do que foi escrito não se sustentava, ou não foi escrito.',
    avoided: (phrase) => `“${phrase}” está no texto.`,
    toAvoid: 'O pedido quer que seja evitado.',
    assumed: 'O pedido deixa isto em aberto; o texto segue esta leitura.',
    contested: (others) => `As fontes divergem: ${others}.`,
    leftOut: (title) => `Uma passagem de “${title}” foi omitida.`,
    orders: 'Dá ordens a uma máquina em vez de informar quem lê.',
    refused: (verdict) =>
      verdict === 'contradicted'
        ? 'A fonte diz outra coisa.'
        : verdict === 'undecided'
          ? 'As palavras não permitiram decidir.'
          : 'A fonte não o sustenta.',
  },
  notRead: notReadWords({ file: 'não lido', page: 'inacessível', search: 'sem resposta' }, ': '),
  holds: {
    quoted: 'citadas',
    compared: 'comparadas palavra por palavra',
    judged: 'julgadas',
    judgedBy: (judge) => `julgadas por ${judge}`,
    own: 'próprias do autor (opinião, transição)',
    open: 'sem fonte que as sustente',
    byWords: (span) => `, pelas palavras “${span}”`,
    summary: (counts) => `Das frases: ${counts}.`,
    others: 'Frases que não foram citadas nem comparadas palavra por palavra',
  },
  source: {
    published: (date) => `Publicado em ${date}.`,
    read: (date, reader) => `Lido em ${date}${reader}`,
    by: (reader) => ` por ${reader}`,
    unchecked: ', cujo texto não pôde ser comparado com o ficheiro',
  },
  places: {
    pages: (range, isMany) => `${isMany ? 'pp. ' : 'p. '}${range}`,
    lines: (range, isMany) => `${isMany ? 'linhas ' : 'linha '}${range}`,
  },
  outcome: {
    withModels: (models, mode) => `Escrito com ${models} (${mode === 'full' ? 'por secções inteiras' : 'frase a frase'}).`,
    withoutModel: 'Escrito sem modelo.',
    ended: (score, rounds, reason) =>
      `${score} pontos em 100 após ${rounds} ${rounds === 1 ? 'ronda' : 'rondas'}; motivo do fim: ${stop[reason]}.`,
    cost: (list) => `Custo: ${list}.`,
    energy: { tokens: 'segundo o valor do operador', time: 'pelo tempo e pela potência indicada', size: 'estimado pelo tamanho do modelo' },
    revised: (count) => `Alterado depois da execução: ${count} ${count === 1 ? 'vez' : 'vezes'}.`,
    run: (id) => `Execução ${id}.`,
  },
  stop,
}
