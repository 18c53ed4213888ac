import { wholeWords } from '../words/whole-words.ts'
import { personName } from './person-name.ts'

const deeds =
  'directed written produced co-wrote co-written composed led founded created organi[sz]ed killed accused named identified arrested charged succeeded'
/** *stars A and B*, *A as B*, *directed by A*: words beside which several names are those of persons who had a part in something. */
const parts = wholeWords(
  [
    'stars?',
    'starring',
    'starred',
    'cast',
    'portray(?:s|ed)',
    'play(?:s|ed)',
    `(?:${deeds.replaceAll(' ', '|')}) by`,
    String.raw`as (?=\p{Lu})`,
    'identified',
    'accused',
    'killed',
    'arrested',
    'convicted',
    'charged',
    'joined',
    'said',
    'stated',
    'claimed',
    'spielt?',
    'besetzt',
  ],
  'u',
)
const names = new RegExp(personName, 'gu')

/** True for a sentence that gives at least so many persons their part in something. */
export function listsPersons(sentence: string, min: number): boolean {
  return parts.test(sentence) && new Set(sentence.match(names)).size >= min
}
