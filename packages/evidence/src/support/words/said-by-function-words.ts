import { once } from '../../text/once.ts'
import { rootOf } from './root-of.ts'

/** Function words, and the content words that say the same: *must use* and *requires*, *can* and *allows*, *without* and *lacks*. */
const sayings = `
must should shall | require need necessary demand oblige compulsory mandatory obligatory duty;
can could | able allow let permit possible enable capable ability opportunity option;
may might | possible possibly perhaps potential chance;
without | lack absent absence miss free;
before | earlier previous previously prior precede beforehand;
after since | later follow subsequent subsequently afterwards afterward;
because | reason cause owing;
like as | resemble similar alike same equal;
during while when | time moment course period;
between | range;
above over | exceed more;
both | two pair each alike;
again | repeat renew once;
and also with | addition additional include together join along accompany alike;
only | sole single exclusive exclusively;
get got | obtain receive acquire gain secure become;
have has had | own possess hold include contain;
will | future going;
of | own belong have`

const table = once((): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>()
  for (const line of sayings.split(';')) {
    const [functions = '', contents = ''] = line.split('|').map((side) => side.trim())
    for (const content of contents.split(/\s+/).map(rootOf))
      found.set(content, new Set([...(found.get(content) ?? []), ...functions.split(/\s+/)]))
  }
  return found
})

/** True for the root of a content word that some words, all of a passage, say with a function word. */
export function isSaidByFunctionWord(root: string, words: Iterable<string>): boolean {
  const functions = table().get(root)
  if (functions === undefined) return false
  for (const word of words) if (functions.has(word)) return true
  return false
}
