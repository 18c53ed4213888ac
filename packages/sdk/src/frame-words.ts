import { de } from './frame/de.ts'
import { en } from './frame/en.ts'
import { es } from './frame/es.ts'
import { fr } from './frame/fr.ts'
import type { FrameWords } from './frame/frame-words.ts'
import { it } from './frame/it.ts'
import { ja } from './frame/ja.ts'
import { nl } from './frame/nl.ts'
import { pl } from './frame/pl.ts'
import { pt } from './frame/pt.ts'
import { zh } from './frame/zh.ts'

const known: readonly FrameWords[] = [en, de, fr, es, it, pt, nl, pl, zh, ja]

/** Languages that a draft can be framed in: BCP 47. */
export const frameLanguages: readonly string[] = known.map(({ language }) => language)

/** Words of the questions that the frame asks in languages other than English: they ask, and name no subject. */
export const askingWords: string = known
  .filter((words) => words !== en)
  .flatMap(({ ask }) => [ask.main(''), ask.main('?'), ask.aspects('')])
  .join(' ')

/** The frame words of a language tag (BCP 47), by its first part; English where there are none, as `language` of the answer tells. */
export function frameWords(tag?: string): FrameWords {
  const wanted = tag?.toLowerCase().split('-')[0]
  return known.find(({ language }) => language === wanted) ?? en
}
