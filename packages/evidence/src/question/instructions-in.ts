import { capitalised } from './capitalised.ts'
import { settingOf } from './setting-of.ts'
import { splitGerman } from './split-german.ts'
import { splitInfinitives } from './split-infinitives.ts'

/** Something that a question asks to be told how to do: as a question, and as the heading of what tells it. */
export interface Instruction {
  readonly text: string
  readonly heading: string
}

/** Words before the object of an English and of a German instruction, and the prefix of a German verb behind it. */
const beforeObject = /^(?:wie \p{L}+ (?:man|ich|wir)|\p{L}+(?: (?:up|down|off|out|on|in|back|over))?) /iu
const prefix = / (?:ab|an|auf|aus|bei|durch|ein|fest|her|hin|los|mit|nach|um|vor|weg|wieder her|zu|zurück|zusammen)$/u
const pronoun = /(?<= )(?:it|them|es|ihn|sie)(?!\p{L})/u
/** Maximum words of an object that a pronoun is replaced by. */
const maxObjectWords = 5

/**
 * The instructions that a question asks for: *Back up a folder with Borg* and *Restore a single file* of *How to back up a folder with Borg and restore a
 * single file*. Where they are done is asked of both, and what the first is about of one that names it by a pronoun. One, where it is not sure that there are more.
 */
export function instructionsIn(question: string): readonly Instruction[] {
  const [, line = '', mark = ''] = /^(.*?)(\s?[?.!]*)$/u.exec(question) ?? []
  const infinitives = splitInfinitives(line)
  const opening = infinitives?.opening ?? ''
  const clauses = infinitives?.clauses ?? splitGerman(line)
  const settings = clauses.map((clause) => settingOf(`${opening}${clause}`))
  const setting = settings.find((one) => one !== '') ?? ''
  const object = objectOf(clauses[0] ?? '', setting)
  return clauses.map((clause, at) => {
    const named = at > 0 && object !== null ? clause.replace(pronoun, () => object) : clause
    const isSet = settings[at] !== '' || setting === ''
    const set = infinitives === null ? named.replace(/^\p{L}+ \p{L}+ \p{L}+/u, `$& ${setting}`) : `${named} ${setting}`
    const heading = infinitives === null ? `${clause}${mark}` : clause
    return { text: `${opening}${isSet ? named : set}${mark}`, heading: capitalised(heading) }
  })
}

/** The matter of an instruction, in its own words; null where it says more. */
function objectOf(clause: string, setting: string): string | null {
  const object = clause.replace(setting, '').trim().replace(beforeObject, '').replace(prefix, '')
  return object.split(' ').length <= maxObjectWords && !/(?<!\p{L})(?:which|that|how|what|where|if|to|,)(?!\p{L})/u.test(object)
    ? object
    : null
}
