import type { QuestionKind } from '@galley/sdk'
import { howToOpenings } from '../text/words/how-to-openings.ts'
import { wholeWords } from '../text/words/whole-words.ts'
import { comparedSides } from './compared-sides.ts'

/** Topics and headings that ask for a list of one sort, by their first words. */
const lists: readonly (readonly [QuestionKind, RegExp])[] = [
  // *Timeline of X*, *Chronologie …*
  [
    'timeline',
    /^(?:an? |the |eine |une? )?(?:timeline|time line|chronology|zeitleiste|zeittafel|chronologie|cronología|cronologia|tijdlijn|chronologia)(?!\p{L})|年表|时间线|大事记/iu,
  ],
  // *Who is who in X*, *The people behind X*
  [
    'people',
    /^(?:who(?:['’]s| is| are| was| were) who(?!\p{L})|(?:the )?(?:key |main )?(?:people|persons|cast|figures) (?:in|of|behind)(?!\p{L})|wer ist wer(?!\p{L})|qui est qui(?!\p{L})|quién es quién|chi è chi|wie is wie(?!\p{L})|kto jest kim)|人物一覧|人物表/iu,
  ],
  // *Statistics of X*
  [
    'figures',
    /^(?:the )?(?:key |main )?(?:statistics|figures|numbers)(?!\p{L})|^(?:statistik(?:en)?|(?:kenn)?zahlen|statistiques|chiffres|estadísticas|cifras|statistiche|statistieken|statystyki)(?!\p{L})|统计|統計/iu,
  ],
]

/** Verbs by which a topic tells what is done to something: *blocking sites*. */
const deeds =
  'adding|backing up|blocking|changing|connecting|converting|creating|deleting|deploying|disabling|enabling|encrypting|exporting|hiding|importing|' +
  'keeping|limiting|making|monitoring|mounting|parsing|printing|protecting|publishing|reading|removing|restoring|rotating|running|scheduling|' +
  'securing|sending|serving|sharing|showing|signing|sorting|splitting|storing|switching|testing|tuning|updating|validating|verifying|writing'

/** Such a verb, with a word behind it that shows that something is done: *Printing presses* and *Reading Festival* may name a thing. */
const doing = String.raw`(?:${deeds}) (?-i:(?!\p{Lu}))(?!(?:in|of|and|at|for|as|from)\b)(?=.*(?<!\p{L})(?:my|our|your|an?|old|new|all|with|without|when|into|to|via|using)\b)`

/** *How to install*, *How do you write*, *installing X*: an instruction is asked for. */
const steps = new RegExp(
  String.raw`^(?:¿?(?:${howToOpenings.join('|')})|(?:installing|setting up|configuring|getting started with|using|building|debugging|upgrading|migrating)(?!\p{L})|${doing}|(?:如何|怎么|怎样)(?!.*(?:工作|运作))|.*(?:する方法|するには|すればよい|手順))`,
  'iu',
)
/** *What changed in 7*, *Changes in version 2.1*, *What's new in X*. */
const changes =
  /^(?:what (?:has |have |was |were |is )?(?:been )?(?:changed|new|added|removed|fixed|deprecated)(?!\p{L})|what['’]s new(?!\p{L})|what changes(?!\p{L})|(?:breaking )?changes (?:in|of|to|since|between)(?!\p{L})|new(?: features)? in(?!\p{L})|release notes(?!\p{L})|changelog(?!\p{L})|was (?:hat sich|ist neu|änderte)|neu(?:es|erungen) in(?!\p{L})|quoi de neuf|(?:qu[’']est-ce|ce) qui (?:a )?chang|nouveautés|¿?qué (?:ha )?cambi|¿?qué hay de nuevo|novedades|(?:che )?cosa (?:è )?cambi|novità|o que (?:mudou|há de novo)|novidades|wat is er (?:veranderd|nieuw)|co (?:się )?zmieni|co nowego|nowości|.*(?:有(?:什么|哪些)(?:变化|新)|更新了什么|変更点|新機能|何が変わ))/iu
/** *Moving from X 2 to 3*: from one version to another. */
const step =
  /(?<!\p{L})(?:from|von|vom|de|da|van|z) (?:(?:the|version|release) )?(?:[\p{L}.-]+ )?v?(\d+(?:\.\d+)*) (?:to|auf|zu|à|a|para|naar|do) (?:(?:version|release) )?(?:[\p{L}.-]+ )?v?(\d+(?:\.\d+)*)(?!\p{L})/iu
const stepping =
  /(?<!\p{L})(?:mov|migr|upgrad|updat|switch|go|umst|wechsel|aktualisier|pass(?:er|age)|mise à|mettre à|pasar|actualiz|aggiorn|passar|atualiz|overstap|bijwerk|przej|aktualiz|break|incompatib|inkompatib|chang|differen|new(?!\p{L}))/iu

/** The version whose changes a question asks for: the one that it leads to, the one that it calls so, or the first. Empty where it names none. */
export function versionAsked(question: string): string {
  const [, , to] = step.exec(question) ?? []
  const number = /(?<![\p{L}\d])v?(\d+(?:\.\d+)*)(?:-[\w.]+)?/iu
  return to ?? number.exec(question.replace(/^.*?(?:version|release)\s/i, ''))?.[1] ?? number.exec(question)?.[1] ?? ''
}

/** Versions are asked for only where one is named. */
const numbered = /(?<![\p{L}\d])v?\d+(?:\.\d+)*\b/iu

/** Kinds by words that ask, wherever they stand; the narrower first. */
const asked: readonly (readonly [QuestionKind, readonly RegExp[]])[] = [
  [
    'cause',
    [
      wholeWords([
        'why',
        'what (?:caused|led|made)',
        'cause[sd]?',
        'reasons?',
        'warum',
        'wieso',
        'weshalb',
        'wozu',
        'pourquoi',
        'por qu[eé]',
        'perché',
      ]),
      wholeWords(['waarom', 'dlaczego']),
      /为什么|なぜ/u,
    ],
  ],
  // *How much do people who run it earn?* asks for no person.
  [
    'person',
    [
      /(?<=^\P{L}*|[,;:–—(]\s?|(?<!\p{L})(?:and|or|by|to|for|with|from|of|und|oder|von|mit|für|et|ou|par|avec|pour|de|à)\s)(?:who|whom|whose|wer|wen|wem|qui)(?!\p{L})/iu,
      /谁|誰|だれ/u,
    ],
  ],
  // *When* followed by anything else joins: *What happens when the disk is full?*
  ['time', [wholeWords(['when (?:was|were|did|is|are|will|has|had|does)', 'since when', 'wann', 'quand']), /何时|いつ/u]],
  [
    'amount',
    [
      wholeWords(['how (?:many|much|long|far|old|large|big|high|often)', 'wie (?:viele?|lange|hoch|weit|oft|groß|alt|schnell)']),
      /多少|几个|何人|いくつ|どのくらい/u,
    ],
  ],
  [
    'effect',
    [
      wholeWords([
        String.raw`what (?:did|does|has) .{1,60}(?<!\p{L})chang\p{L}*`,
        'chang(?:e|es|ed)',
        'effects?',
        'consequences?',
        'impact',
        'lead to',
      ]),
      wholeWords([String.raw`(?:ver)?änder\p{L}*`, 'folgen']),
    ],
  ],
  ['means', [wholeWords('how wie comment')]],
]

/** *What is a febrile seizure?*, *Was ist das Init-System von X?*, *Xとは何ですか*: what it asks for is what a text about it begins with. */
const definition =
  /^(?:what|was|qué|cos[’']|(?:who|wer|quién)(?= \p{L}+ (?:der |die )?(?-i:\p{Lu})))\s?(?:is|are|was|were|ist|sind|war|waren|es|son|è) (?:(?:an?|the|ein|eine|der|die|das|una?|el|la|il) )?(?!(?:it|its|this|that|there|they|he|she|es|das hier|(?:the )?(?:differences?|unterschiede?))(?!\p{L}))(.{2,80}?)\s*\?*$|^qu[’']est-ce qu(?:e |[’'])(?:une? )?(.{2,80}?)\s*\?*$|^什么是(.{1,40}?)[？?]?$|^(.{1,40}?)(?:是什么|とは(?:何(?:ですか|か)?)?)[？?]?$/iu

/** Finds what a question asks to have defined, in its own words: *febrile seizure* of *What is a febrile seizure?* Null for every other question. */
export function definedBy(question: string): string | null {
  return (
    definition
      .exec(question.trim())
      ?.slice(1)
      .find((part) => part !== undefined) ?? null
  )
}

/** Decides what kind of answer a question, a topic or a heading asks for. */
export function questionKind(question: string): QuestionKind {
  const line = question.trim()
  const listed = lists.find(([, pattern]) => pattern.test(line))
  if (listed !== undefined) return listed[0]
  if (changes.test(line) && numbered.test(line)) return 'changes'
  if (steps.test(line)) return 'steps'
  if (step.test(line) && stepping.test(line)) return 'changes'
  if (comparedSides(line).length > 1) return 'comparison'
  if (definedBy(line) !== null) return 'definition'
  return asked.find(([, patterns]) => patterns.some((one) => one.test(line)))?.[0] ?? 'matter'
}
