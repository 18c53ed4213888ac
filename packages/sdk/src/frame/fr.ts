import type { FrameWords } from './frame-words.ts'
import { notReadWords } from './not-read-words.ts'

const stop: FrameWords['stop'] = {
  clean: 'il ne restait rien à corriger',
  no_gain: 'les deux derniers tours n’ont rien apporté',
  no_change: 'le dernier tour n’a presque rien changé',
  no_patch: 'aucune modification n’a été acceptée',
  seen_before: 'les modifications ramenaient à une version antérieure',
  rounds_spent: 'tous les tours ont été utilisés',
  budget_spent: 'le budget est épuisé',
  sources_exhausted: 'rien d’autre de ce qui a été lu ne répond assez précisément',
  cancelled: 'annulé',
  rejected: 'refusé lors de la validation',
}

/** Frame words in French. Guillemets, colon and semicolon have a no-break space (U+00A0). */
export const fr: FrameWords = {
  language: 'fr',
  marks: { outer: ['«\u00A0', '\u00A0»'], inner: ['“', '”'] },
  colon: '\u00A0: ',
  gap: ' ',
  headings: {
    facts: 'L’essentiel',
    timeline: 'Chronologie',
    people: 'Qui est qui',
    conflicts: 'Points sur lesquels les sources divergent',
    background: 'Contexte',
    passages: 'Ce que disent les sources',
    steps: 'Étapes',
    changes: 'Changements',
  },
  ask: {
    main: (title) => (title.endsWith('?') ? `Que faut-il savoir pour «\u00A0${title}\u00A0»` : `Que faut-il retenir de ${title}\u00A0?`),
    aspects: (of) => `Que disent les sources sur ${of}\u00A0?`,
  },
  facts: { fact: 'Élément', source: 'Selon les sources', what: 'Quoi', when: 'Quand', figures: 'Combien' },
  attribute: (title, under) => (under === '' ? `Selon *${title}*\u00A0: ` : `Selon *${title}*, sous *${under}*\u00A0: `),
  within: (under) => `Sous *${under}*\u00A0: `,
  nothingFound: 'Rien dans les sources lues ne répond à cela assez précisément pour être cité.',
  foundAbove: 'Ce que les sources en disent figure plus haut.',
  premiseNotFound:
    'Aucune phrase trouvée ici ne dit en ces mots que cela s’est produit\u00A0; la question repose peut-être sur une erreur.',
  more: (count) => `et ${count} de plus`,
  notice: {
    extractive: 'Composé de citations des sources\u00A0; aucun modèle de langage n’a écrit ce texte.',
    quotesKept: 'Les citations restent dans la langue de leurs sources.',
    wishes: { audience: 'public visé', goal: 'objectif', tone: 'ton' },
    unmet: (wishes) => `Sans modèle capable, ces demandes n’ont pas pu être suivies\u00A0: ${wishes}.`,
    unjudged: (judges) =>
      `Les phrases que les mots seuls ne tranchaient pas n’ont pas été gardées, car aucun modèle ne peut ici les juger\u00A0: ${judges}.`,
    calibration: ({ name, seen, falsehoods, kept, truths }) =>
      `${name} a reconnu ${seen} phrases fausses sur ${falsehoods} et gardé ${kept} vraies sur ${truths} à l’étalonnage`,
    missed: ({ name, read }) =>
      `${name} n’a été cru pour aucune des ${read} phrases lues ici\u00A0: chaque fois il a laissé passer une phrase fausse mêlée aux autres, ou aucune n’a pu y être mêlée`,
    reduced:
      'Le contrôle est réduit\u00A0: en français, il compare les mots, les nombres et les citations\u00A0; les noms, négations, réserves, comparaisons et causes ne sont contrôlés qu’en anglais.',
  },
  lists: {
    outline: 'Un plan pour écrire',
    notVerified: 'Non vérifié',
    notRead: 'Non lu',
    sources: 'Sources',
    held: 'Ce qui soutient chaque phrase',
  },
  open: {
    notCovered: 'Le texte ne traite pas ce point.',
    answeredPoorly: 'Les sources n’y répondent pas assez bien.',
    unanswered: 'Aucune source n’y répond.',
    unsupported: 'Aucune source ne le dit.',
    short: (words, wanted) => `Le texte compte ${words} mots sur ${wanted}.`,
    nothingMore: 'Rien d’autre n’a été trouvé qui réponde assez précisément pour être cité et tienne en entier.',
    notHeld: 'Les sources en disent plus : le reste de ce qui a été écrit ne tenait pas, ou n’a pas été écrit.',
    avoided: (phrase) => `«\u00A0${phrase}\u00A0» figure dans le texte.`,
    toAvoid: 'La commande demande de l’éviter.',
    assumed: 'La commande laisse ce point ouvert\u00A0; le texte suit cette lecture.',
    contested: (others) => `Les sources divergent\u00A0: ${others}.`,
    leftOut: (title) => `Un passage de «\u00A0${title}\u00A0» a été écarté.`,
    orders: 'Il donne des ordres à une machine au lieu d’informer un lecteur.',
    refused: (verdict) =>
      verdict === 'contradicted'
        ? 'La source dit autre chose.'
        : verdict === 'undecided'
          ? 'Les mots n’ont pas permis de trancher.'
          : 'La source ne l’étaye pas.',
  },
  notRead: notReadWords({ file: 'non lu', page: 'inaccessible', search: 'sans réponse' }, '\u00A0: '),
  holds: {
    quoted: 'citées',
    compared: 'comparées mot à mot',
    judged: 'jugées',
    judgedBy: (judge) => `jugées par ${judge}`,
    own: 'propres à l’auteur (avis, transition)',
    open: 'sans source à l’appui',
    byWords: (span) => `, d’après les mots «\u00A0${span}\u00A0»`,
    summary: (counts) => `Parmi les phrases\u00A0: ${counts}.`,
    others: 'Phrases ni citées ni comparées mot à mot',
  },
  source: {
    published: (date) => `Publié le ${date}.`,
    read: (date, reader) => `Lu le ${date}${reader}`,
    by: (reader) => ` par ${reader}`,
    unchecked: ', dont le texte n’a pas pu être comparé au fichier',
  },
  places: { pages: (range) => `p.\u00A0${range}`, lines: (range, isMany) => `${isMany ? 'lignes ' : 'ligne '}${range}` },
  outcome: {
    withModels: (models, mode) => `Écrit avec ${models} (${mode === 'full' ? 'par sections entières' : 'phrase par phrase'}).`,
    withoutModel: 'Écrit sans modèle.',
    ended: (score, rounds, reason) =>
      `${score} points sur 100 après ${rounds} ${rounds < 2 ? 'tour' : 'tours'}\u00A0; arrêt\u00A0: ${stop[reason]}.`,
    cost: (list) => `Coût\u00A0: ${list}.`,
    energy: {
      tokens: 'selon le chiffre de l’exploitant',
      time: 'd’après la durée et la puissance indiquée',
      size: 'estimation d’après la taille du modèle',
    },
    revised: (count) => `Modifié après l’exécution : ${count} fois.`,
    run: (id) => `Exécution ${id}.`,
  },
  stop,
}
