import { describe, expect, it } from 'vitest'
import { answersTo } from './answers-to.ts'

describe('parts of a document that answer', () => {
  it('reads the one inner part that answers, of a section that is called as the question and too long to be read', () => {
    const item = (n: number): string =>
      `${n}. The keeper may do the thing number ${n} with the locks of the town, and nobody else may do so without asking.`
    const rules = `# Rules\n\n## 5. Lock keeper\n\n### 5.1. Powers\n\nThe lock keeper may:\n\n${Array.from({ length: 20 }, (_, n) => item(n + 1)).join('\n')}\n\n### 5.2. Choice\n\n1. The lock keeper is elected by the boatmen.\n2. The election is held in May.\n\n## 6. Town clerk\n\nThe town clerk keeps the books of the town and its seal.`
    const [how] = answersTo(['How is the lock keeper elected?'], [rules])
    expect(how?.[0]).toMatch(/^1\. The lock keeper is elected/)
  })

  it('gives no answer where only the other words of a question stand', () => {
    const paint =
      '# Tux Paint\n\n## Settings\n\nThis setting is for people who read from right to left. Tux Paint is made by many people.\n\n## Stamps\n\nStamps show animals, plants and ships of the sea.\n\n## Brushes\n\nBrushes are round or square and leave a trail of colour on the page.'
    expect(answersTo(['Where do the people who make Tux Paint smuggle?'], [paint])).toEqual([[]])
  })

  it('takes no item of a list without the line that its list begins with', () => {
    const isNot = `# Locks\n\nA lock is not:\n\n- a weir for mills: ${'it holds the water of the river and drives nothing by it at all. '.repeat(4)}\n- a bridge: ${'nobody walks over the gates of it, for they are narrow and wet in winter. '.repeat(4)}\n- a harbour for ferries: ${'no ferry lies in it over night, whatever the weather is out there. '.repeat(4)}\n\nA lock lifts boats.`
    const [ferries] = answersTo(['Where is the harbour for ferries over night?'], [isNot])
    expect(ferries?.join('')).toMatch(/^A lock is not:[^]*- a harbour for ferries/)
  })

  it('reads what stands under a heading that asks the same in French, by another verb', () => {
    const faq = `# Foire aux questions\n\n## Le bateau prend l’eau, que faire ?\n\nLe bateau est tiré à terre, et le trou est bouché avec du goudron.\n\n## Les voiles sont-elles grandes ?\n\nElles ont neuf mètres de haut, et sont de lin.\n\n## Je ne vois pas bien les feux, que faire ?\n\nVérifiez que la lampe a de l’huile, car elle manque souvent.`
    const [why] = answersTo(['Pourquoi les feux s’affichent-ils mal ?'], [faq])
    expect(why?.[0]).toMatch(/^Vérifiez que la lampe/)
  })

  it('reads an entry of a list of questions from its beginning', () => {
    const faq = `# Lock questions\n\n## My boat got stuck. What now?\n\nAsk the keeper first, who knows of each beam that lies in the water. ${'The keeper has a hook and a rope for it, and a bell. '.repeat(5).trim()}\n\n${'The rope is wet in winter and hard to tie. '.repeat(3).trim()}\n\nIf the gates of the lock will not close behind the boat, the beam lies between the gates of the lock.\n\n## Who pays?\n\nWhoever passes pays the toll.\n\n## When is it open?\n\nIt opens at noon.`
    const [why] = answersTo(['Which gates of a lock close behind a boat, and not on a beam between them?'], [faq])
    expect(why?.[0]).toMatch(/^Ask the keeper/)
  })

  it('reads a paragraph of one sentence that names an address by the way', () => {
    const lock =
      '# Lock\n\n## Toggle\n\nSwitch the toggle of the lock off through http://lock.example/toggle once, and open the gates of the lock by hand.\n\n## Links\n\nThe toggle of the lock is told of by its makers at http://lock.example/'
    const [how] = answersTo(['Where is the toggle of the lock switched off?'], [lock])
    expect(how).toEqual([expect.stringMatching(/^Switch the toggle/)])
  })

  it('leaves out what a list has beyond its longest piece, where it reads on from its first line', () => {
    const items = Array.from(
      { length: 40 },
      (_, n) => `- a weir number ${n}, that holds the water of the river back and drives ${n} mills below the town.`,
    )
    const isNot = `# Locks\n\nA lock is not:\n\n${items.join('\n')}\n- a harbour for ferries over night.\n\nA lock lifts boats.`
    const [ferries] = answersTo(['Where is the harbour for ferries over night?'], [isNot])
    expect(ferries?.filter((quote) => quote.startsWith('-'))).toEqual([])
  })

  it('asks in German of what its adjective narrows', () => {
    const boats =
      '# Boote\n\n## Boote\n\nBoote sind aus Holz und haben einen Kiel. Boote fahren im Sommer über den See.\n\n## Werkstatt\n\nWenn Boote beschädigt sind, werden sie in der Werkstatt mit Teer geflickt.'
    const [how] = answersTo(['Wie werden beschädigte Boote wieder dicht?'], [boats])
    expect(how?.[0]).toMatch(/Teer/)
  })
})
