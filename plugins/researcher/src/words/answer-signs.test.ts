import { describe, expect, it } from 'vitest'
import { showsAnswer } from './answer-signs.ts'

describe('words that show a reason', () => {
  it.each([
    ['Thus the lock is kept until the end.', true],
    ['Therefore two keys are needed.', true],
    ['It failed since the disk was full.', true],
    ['It has run since January.', false],
    ['Deshalb bleibt die Tür zu.', true],
    ['Sie blieb zu, da die Angeln rostig waren.', true],
    ['Da der Strom ausfiel, stand die Mühle still.', true],
    ['Leonardo da Vinci painted it.', false],
    ['Il treno parte da Milano alle otto.', false],
    ['Le verrou évite que la porte batte.', true],
    ['Elle reste fermée parce qu’elle est rouillée.', true],
    ['Se cerró porque llovía.', true],
    ['È chiusa perché piove.', true],
    ['Non si apre, poiché la serratura è rotta.', true],
    ['De deur bleef dicht omdat het regende.', true],
    ['Zamknięto je, ponieważ padało.', true],
    ['因为下雨，门关了。', true],
    ['The door is red.', false],
    ['The sinceres are a band.', false],
  ])('%s', (text, isShown) => expect(showsAnswer('cause', text)).toBe(isShown))
})

describe('words that show other answers', () => {
  it.each([
    ['time', 'It was opened in May.', true],
    ['time', 'Es wurde im März eröffnet.', true],
    ['time', 'Se abrió en mayo.', true],
    ['time', 'It may be opened.', false],
    ['amount', 'Fünf Brücken führen hinüber.', true],
    ['amount', 'The bridges are old.', false],
    ['matter', 'Anything.', null],
  ] as const)('%s: %s', (kind, text, isShown) => expect(showsAnswer(kind, text)).toBe(isShown))
})
