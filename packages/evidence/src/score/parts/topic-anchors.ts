import { contentStems } from '../../text/words/content-stems.ts'
import { stemList } from '../../text/words/stem-list.ts'
import { subjectWords } from '../../text/words/subject-words.ts'

/** Stems of words that say how things stand to each other, what happens to them or how they are asked about: they name no subject. English. */
const relational = stemList(
  `cause causes treat treated change changed help work begin start started lead led become happen come came get got go give take
    make made find found mean need want keep let put lay lie differ compare compared affect effect influence result reason purpose role impact
    matter problem solve solution benefit advantage risk rise fall grow increase decrease improve develop create built build form occur involve
    include relate connect behind main major new old first last year time way kind type part people person thing difference important history
    story life install use run set setup choose check avoid prevent know learn understand best top good bad better worse doubt react
    response respond receive received prepare prepared write wrote read say said tell told teach taught show shown see seen look`,
)

/** Stems of the words of a topic that name its subject; empty where it names none. Numbers alone are none. */
export function topicAnchors(topic: string): readonly string[] {
  const stems = [...new Set(contentStems(subjectWords(topic).join(' ')))].filter((stem) => !/^\p{N}+$/u.test(stem))
  const naming = stems.filter((stem) => !relational.has(stem))
  return naming.length > 0 ? naming : stems
}
