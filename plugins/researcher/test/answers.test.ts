import { describe, expect, it } from 'vitest'
import { answersTo } from './answers-to.ts'

const fever =
  '# Marsh fever\n\nMarsh fever is an illness of the wetlands of the south. It begins with a headache and lasts about nine days. Most patients recover within a month, and 1 in 200 dies of it.\n\n## Spread\n\nMarsh fever was first seen in the town of Lund in 1911. Towns along the coast of Skåne reported marsh fever in every wet summer.\n\n## Treatment\n\nPatients with marsh fever are treated with quinine and rest. They should drink two litres of water every day of it.'
const bridge =
  '# The old bridge\n\nThe old bridge was closed in May because its chains had rusted through. The town council met about the bridge in June. The bridge stands 40 metres above the water of the Kessel.'

describe('answers to what a topic asks', () => {
  it('looks elsewhere for how to do something with what was told before', () => {
    const [, how] = answersTo(
      ['What is a sluice?', 'How do I open it?'],
      [
        '# Sluice\n\nA sluice is a gate that holds back the water of a river. Who opens it lets the water of the sluice out.',
        '# Harbour work\n\nTo open a sluice, the keeper of the sluice turns its wheel:\n\n1. Turn the wheel of the sluice.\n2. Wait for the water.',
      ],
      ['passages', 'steps'],
    )
    expect(how?.join(' ')).toContain('Turn the wheel')
  })

  it('says what something is with the beginning of the text about it, in the breath of its author', () => {
    const [what, how] = answersTo(['What is marsh fever?', 'How is it treated?'], [fever])
    expect(what).toEqual([
      'Marsh fever is an illness of the wetlands of the south. It begins with a headache and lasts about nine days. Most patients recover within a month, and 1 in 200 dies of it.',
    ])
    expect(how).toEqual([
      'Patients with marsh fever are treated with quinine and rest. They should drink two litres of water every day of it.',
    ])
  })

  it('answers why with a cause, before what merely speaks of the matter', () => {
    const [why] = answersTo(['Why was the bridge closed?'], [bridge])
    expect(why?.[0]).toMatch(/because its chains had rusted/)
  })

  it('answers how many of something there are where the text says it with another verb', () => {
    const [many] = answersTo(['How many bees live in a hive?'], ['A hive holds 40,000 bees. Bees make honey in summer. It rains there.'])
    expect(many?.[0]).toMatch(/^A hive holds 40,000 bees\./)
  })

  it('answers how long something took where the text says neither long nor took', () => {
    const [long] = answersTo(
      ['How long did the rebuilding of the harbour of Lund take?'],
      ['# The harbour of Lund\n\nThe harbour of Lund was rebuilt in four years. The harbour of Lund holds 340 ships.'],
    )
    expect(long?.[0]).toMatch(/^The harbour of Lund was rebuilt in four years\./)
  })

  it('leaves out what answers far worse than the best', () => {
    const [why] = answersTo(
      ['Why was the bridge closed?'],
      [bridge, '# The mill\n\nThe mill by the bridge grinds 400 sacks of rye in a year for the bakers of Lund.'],
    )
    expect(why?.join(' ')).not.toContain('rye')
  })

  it('reads the part on that is headed by what is asked, and quotes no entry of a changelog', () => {
    const manual =
      '# Sluice\n\n## Motivation\n\nIn spring the water is held back above the sluice. It keeps the lower fields dry for about six weeks.\n\n## Paint\n\nThe sluice is painted green because green was cheap at the time.'
    const changes = '# Changelog\n\n## 2.1.0 (2024-05-01)\n\nThe sluice was made wider because the water was held back too long.'
    const [why] = answersTo(['Why is the water held back?'], [manual, changes])
    expect(why?.[0]).toBe('In spring the water is held back above the sluice. It keeps the lower fields dry for about six weeks.')
    expect(why?.join(' ')).not.toContain('wider')
  })

  it('gives no answer to a why where no sentence has a reason', () => {
    expect(answersTo(['Why is the mill red?'], ['# The mill\n\nThe mill is red and stands 400 metres from the town of Lund.'])).toEqual([
      [],
    ])
  })

  it('hears what speaks of the rare words of a question, not what names them by the way', () => {
    const manual =
      '# Sluice\n\n## Bread\n\nThe bakers of the town bake 400 loaves in the night.\n\n## Paint\n\nThe gates of the sluice are painted green in spring.\n\n## Rounds\n\nThe keeper walks along the wall every day, looks at the gates, the posts, the chains and the boats, writes the height of the water into a book, and in winter takes a lamp, a stick and a bag of sand for the ice on the wheel along.\n\n## Odds and ends\n\nThe wheel sticks when ice is on it. Ice on the wheel is melted with warm sand.'
    const [how = []] = answersTo(['How is the wheel of the gates kept free of ice?'], [manual])
    expect(how).toEqual(['The wheel sticks when ice is on it. Ice on the wheel is melted with warm sand.'])
  })

  it('gives no answer where nothing names what is asked of a known subject', () => {
    const manual =
      '# Sluice\n\n## Gates\n\nGates that open slowly in winter have rust on their hinges.\n\n## Water\n\nWater that stands before the gates for a week leaves mud behind.'
    expect(answersTo(['Which licence does the payroll software of the gates have in winter?'], [manual])).toEqual([[]])
  })

  it('quotes four paragraphs at most, and none of a paragraph whose beginning it cannot quote where others answer', () => {
    const towns = ['Lund', 'Ystad', 'Malmö', 'Kivik', 'Trelleborg'].map(
      (town, at) => `The mill of ${town} was closed because its wheel of 18${at}0 had rotted through in the wet.`,
    )
    const torn = 'It was old. The mill of Visby was closed because its owner had died.'
    const [why = []] = answersTo(['Why was the mill closed?'], [`# Mills\n\n${[torn, ...towns].join('\n\n')}`])
    expect(why).toHaveLength(4)
    expect(why.join(' ')).not.toContain('Visby')
  })

  it('knows what began from what started', () => {
    const text =
      '# Guild of Lund\n\nThe Guild of Lund is a guild of millers. It has 40 members.\n\n## History\n\nIn 1911 nine millers met at Lund, wrote down their rules and started to meet in every summer.'
    const [, how] = answersTo(['What is the Guild of Lund?', 'How did it begin?'], [text])
    expect(how?.[0]).toMatch(/^In 1911 nine millers/)
  })

  it('takes a name with another number for another name', () => {
    const texts = ['# Ten\n\nThe oak door gate10 stands at the river of Lund.', '# One\n\nThe oak door gate1 stands at the market of Lund.']
    expect(answersTo(['Where does gate1 stand?'], texts)[0]).toEqual(['The oak door gate1 stands at the market of Lund.'])
  })

  it('reads a list that is set as paragraphs to its end', () => {
    const led = Array.from('ABCDEFGHIJKLMNOP', (letter) => `${letter}nna Berg`).map(
      (name, at) => `${name} led the guild until ${1900 + at}.`,
    )
    const [who] = answersTo(
      ['Who has led the guild?'],
      [`# Leadership of the guild\n\n${led.join('\n\n')}`, '# Mills\n\nThe guild had mills.'],
    )
    expect(who).toEqual(led)
  })

  it('reads the text that is called by why it is from its beginning', () => {
    const said = (what: string): readonly string[] =>
      ['Lund', 'Ystad', 'Malmö', 'Kivik', 'Visby', 'Bergen', 'Turku', 'Oslo'].map(
        (town) => `The house in ${town} that ${what} gave it up after a year.`,
      )
    const reasons = [
      'There are a number of reasons why the cache will have no TLS.',
      'Nobody could read all of its code.',
      ...said('ran one'),
    ]
    const texts = [
      ['Why no TLS', ...reasons],
      ['Gzip', ...said('sent gzip')],
      ['Pages', ...said('did not support a cache')],
    ].map(([title, ...text]) => `# ${title}\n\n${text.join('\n\n')}`)
    expect(answersTo(['Why does the cache not support TLS?'], texts)[0]).toEqual(reasons)
  })

  it('finds a German verb whose prefix ends the question', () => {
    const [how] = answersTo(
      ['Wie gleicht man ein Konto ab?'],
      [
        '# Buchen\n\nEin Konto hat Buchungen. Ein Konto hat einen Namen, und man legt ein Konto im Kontenplan an.',
        '# Abgleichen\n\nBeim Abgleichen wird jedes Konto mit dem Auszug der Bank verglichen, Zeile für Zeile.',
      ],
    )
    expect(how?.[0]).toMatch(/^Beim Abgleichen/)
  })

  it('knows a French word behind an article that has lost its vowel', () => {
    const [what] = answersTo(
      ["Qu'est-ce qu'un masque de calque ?"],
      [
        '# Ajouter un masque de calque\n\nCette commande ajoute un masque au calque actif.',
        "# Masque de calque\n\nUn masque de calque cache une partie de l'image sans la perdre.",
      ],
    )
    expect(what?.[0]).toMatch(/^Un masque de calque cache/)
  })

  it('reads no entries of a reference through, nor for an instruction', () => {
    const text =
      '# Directives\n\n## How to add a directive\n\nDerive a class from Directive and register it with the application in setup.\n\noption_spec = None\n\nMapping of option names to validator functions.\n\nrun(node: Node) → None[source]¶\n\nRuns the directive.'
    const [how] = answersTo(['How do I add a directive?'], [text], 'steps')
    expect(how).toEqual(['Derive a class from Directive and register it with the application in setup.'])
  })

  describe('a part that is headed by what is asked', () => {
    const opening = '# Fish\n\nFish has completion of files and other things that work at once.\n\n## Completion'
    const start = 'This is done with the key Tab. Press it twice to see a list of all files, and once more to walk through it.'
    const others = [
      '# Fish commands\n\nFish runs 90 commands of its own.',
      '# Fish colours\n\nFish has 16 colours for what is typed.',
      '# Fish history\n\nFish keeps 256,000 lines of history in a file of its own.',
    ]
    const answers = (part: readonly string[]): readonly string[] | undefined =>
      answersTo(['How does completion work in fish?'], [[opening, ...part].join('\n\n'), ...others])[0]

    it('is read as far as the words go, and no other is heard', () => {
      const part = [
        start,
        'The names of users stand behind the names of files and are shown in green.',
        'Every command may bring rules of its own, which lie in a folder below the home of its user.',
        'Options are shown with one line of what they do, which is taken from the manual of the command.',
        'A long list is cut at half of the height of the window, and the arrows move it up and down.',
        'Whoever types on makes the list shorter, until one name is left or the line is sent.',
      ]
      expect(answers(part)).toEqual(part)
    })

    it('is not followed by what merely speaks of the matter', () => {
      expect(answers([start])).toEqual([start])
    })
  })

  describe('two questions of one topic', () => {
    const yard =
      '# The yard of Lund\n\nThe yard of Lund burned in 1911 because a lamp fell into the hay, and the smith was blamed for the fire.\n\n## Blame\n\nThe council blamed the smith of Lund for the fire in the yard in a letter of 40 pages.'

    it('are not answered with the same paragraph where another is nearly as near', () => {
      const [why, who] = answersTo(['Why did the yard burn?', 'Who was blamed for it?'], [yard])
      expect(why?.join(' ')).toContain('a lamp fell')
      expect(who?.join(' ')).toContain('40 pages')
      expect(who?.join(' ')).not.toContain('a lamp fell')
    })

    it('of which the second names its matter by a pronoun are told where the matter is, or nowhere', () => {
      const context =
        '# Click\n\n## Contexts\n\nA context is an object that holds the state of one call of a command in Click.\n\n# Testing\n\n## Context settings\n\nMore settings go into the context of a test in the runner.'
      const [what, used] = answersTo(
        ['What is a context?', 'What is it used for?'],
        [context.split('\n\n# Testing')[0] ?? '', `# Testing${context.split('# Testing')[1] ?? ''}`],
      )
      expect(what?.[0]).toContain('holds the state')
      expect(used?.join(' ')).not.toContain('settings')
    })
  })

  it('hears what says less on it too, as far as the words go', () => {
    const texts = [
      '# Raids\n\nBoats of the marsh are attacked by raiders, who have attacked every boat of the marsh at night since 1911.',
      '# Worms\n\nIn 1924 a worm attacked a boat of the marsh: its young eat the wood below the water until the hull breaks and sinks.',
      '# Ropes\n\nRopes are made of hemp in the marsh.',
    ]
    const [how] = answersTo(['How are boats of the marsh attacked?'], texts)
    expect(how?.map((text) => text.split(' ')[0])).toEqual(['Boats', 'In'])
  })

  it('keeps a line without a mark at its end with the code that it brings in, however short', () => {
    const text =
      '# Sluice control\n\nThe sluice is opened with one command of its own. If the gate is stuck, type\n\n```\nsluice --force\n```\n\nIf not, type\n\n```\nsluice --open\n```'
    const [how] = answersTo(['What is sluice control?'], [text])
    expect(how?.join('\n')).toContain('If not, type\n\n```\nsluice --open')
  })

  it('follows no guide to the next release, unless the topic asks for one', () => {
    const guide =
      '# Upgrading to newer releases\n\n## Upgrading to 2.0\n\nInput of the sluice is validated with rules: validate the input by giving `rules` to every field of it.'
    expect(answersTo(['How is the input validated?'], [guide]).join(' ')).toBe('')
    expect(answersTo(['How is the input validated after upgrading?'], [guide]).join(' ')).toContain('rules')
  })

  it('leaves out what is told of another year than that of the topic', () => {
    const text = '# 2022 Lund flood\n\nThe flood of Lund killed 12 people in 2022.\n\nThe flood of Lund killed 800 people in 1924.'
    expect(answersTo(['How many people died in the 2022 Lund flood?'], [text]).join(' ')).not.toContain('1924')
  })

  it('reads no document through for a reason that it does not give, whatever it is called', () => {
    const roofs =
      '# Roofs\n\nRoofs of straw are laid in autumn.\n\n## Tools\n\nA roof needs a ladder and a knife. The knife is short because straw is tough.\n\n## Payment\n\nThe roofer is paid in two parts. A new roof costs as much as a cow.'
    const [why] = answersTo(['Why does a roof need a slope for the rain?'], [roofs, fever, bridge])
    expect(why?.join(' ') ?? '').not.toMatch(/cow|autumn/)
  })

  it('reads a text without headings on that is called so, and for the next question from where it ended', () => {
    const line = (n: number): string =>
      `Marsh fever number ${n} was seen in a town of the coast in a wet summer, and its doctor wrote of it to the king. `
    const text = `# Marsh fever\n\n${[1, 2, 3, 4, 5, 6].map((n) => line(n).repeat(3).trim()).join('\n\n')}`
    const [first, second] = answersTo(['What is done about marsh fever?', 'What can be done about marsh fever?'], [text])
    expect([first, second].map((own) => own?.map((group) => /\d/.exec(group)?.[0]))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('reads a text that stands on one line to its end', () => {
    const speech = `${'The guild met in the hall of Lund and heard of ships, of grain and of the price of rope in the towns of the coast. '.repeat(60)}The levy on salt was 40 pennies a barrel in 1711, and the towns paid it in two parts.${' The guild thanked its clerk and went home by boat.'.repeat(30)}`
    const [levy] = answersTo(['How high was the levy on salt?'], [speech])
    expect(levy?.join(' ')).toMatch(/40 pennies/)
  })

  it('answers who tells at length what is the matter', () => {
    const [how] = answersTo(
      ['Our ferry to the islands stopped at noon with forty guests and a broken rudder, how is the rudder mended?'],
      [`${bridge}\n\n## Boats\n\nThe rudder of a boat is mended with tar and rope.`, fever],
    )
    expect(how?.join(' ')).toMatch(/tar and rope/)
  })

  it('reads the part whose heading asks the question, where another says a rare word of it more often', () => {
    const knots =
      '# Knots\n\nThis page is about knots.\n\n## Joining two ropes\n\nCross the ends, wind each of the two ropes round the other three times, and pull the ropes tight.\n\n## Two ropes in wet weather\n\nOn Skye, two ropes on Skye are joined dry: Skye is wet, and the two ropes of Skye slip.\n\n## Hitches\n\nA hitch holds a rope on a post for a night.'
    const [how] = answersTo(['How do I join two ropes on Skye?'], [knots])
    expect(how?.[0]).toMatch(/^Cross the ends/)
  })
})
