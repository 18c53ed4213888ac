import type { Brief, Mode } from '@galley/sdk'
import { describe, expect, test } from 'vitest'
import { keepOnTopic } from './keep-on-topic.ts'

type Texts = Readonly<Record<string, string>>

/** Titles of the documents that are kept of a folder. */
function kept(brief: Brief, texts: Texts, mode: Mode = 'extractive', queries: readonly string[] = []): readonly string[] {
  const documents = Object.entries(texts).map(([title, text]) => ({
    sourceId: `keep-${title}`,
    title,
    address: `folder:${title}.md`,
    text,
    digest: text,
  }))
  return keepOnTopic(documents, brief, mode, queries).map(({ title }) => title)
}

/** Pages of one manual, on sides of its subject that the topic does not name. */
const manual: Texts = {
  'npm-ci':
    'Installs a project with npm as its lockfile says. It is meant for continuous integration (CI), where npm ci is run in CI alone.',
  'npm-audit': 'Asks the registry of npm for known vulnerabilities. The audit of npm fails with a code.',
  'npm-sbom': 'Generates a bill of materials of an npm project. Formats of npm are SPDX and CycloneDX.',
  'package-lock': 'Describes the tree that npm made. Commit this file so that npm makes the same one again.',
}
const installs: Brief = { topic: 'How to make npm installs in CI reproducible and hard to poison' }

/** One story in files, none of which names the whole topic. */
const story: Texts = {
  Properties: 'LK-99 is a dark material. Its superconductivity at room temperature was claimed, for LK-99 floated.',
  Replication:
    'Several groups made LK-99 again. Nobody saw superconductivity at any temperature, and LK-99 did not float at that temperature.',
  Response: 'LK-99 was called a superconductor for the temperature at which LK-99 is used. Superconductivity was doubted.',
}
const debunked: Brief = { topic: 'Why did LK-99 look like a room-temperature superconductor, and how was it debunked?' }

const unrelated: Texts = {
  historian: 'John Harrison wrote the history of an abbey. His history was read by few.',
  trophy: 'The Herder Trophy is given to the champions of an island. It has a long history.',
}

describe('a question of means', () => {
  test('is no less answered where a document does it in other words', () => {
    const ledger: Texts = {
      'Konten einrichten': `${'Ein Konto hat zwei Seiten, und beide sind gleich. '.repeat(12)}Für die Abschreibung braucht es zwei Konten. Die Abschreibung einer Anlage wird jedes Jahr in beide eingetragen. So zeigt die Abschreibung, was noch übrig ist.`,
      Haushaltsplan: 'Ein Plan sagt, was im nächsten Jahr ausgegeben werden soll. Er wird am Ende des Jahres verglichen.',
    }
    expect(kept({ topic: 'Was ist eine Abschreibung und wie bucht man sie?' }, ledger)).toEqual(['Konten einrichten'])
    expect(kept({ topic: 'Was ist ein Wechsel und wie bucht man ihn?' }, ledger)).toEqual([])
  })

  test('with documents is about them, and no request for a text', () => {
    const packages: Texts = {
      inclusion: 'Puts the pages of a PDF file where you want them. Each page of the PDF becomes a page of the document in LaTeX.',
      verses: 'Sets verses in LaTeX. LaTeX indents their lines, and LaTeX numbers them.',
    }
    expect(kept({ topic: 'How to include pages of a PDF file in a LaTeX document' }, packages)).toEqual(['inclusion'])
  })
})

describe('what all documents of a folder share', () => {
  test.each(['extractive', 'full'] as const)('a subject in all titles or openings keeps all of them (%s)', (mode) => {
    expect(kept(installs, manual, mode)).toEqual(Object.keys(manual))
    expect(kept(debunked, story, mode)).toEqual(Object.keys(story))
  })

  test('one that the topic names by its title is still alone', () => {
    const packages: Texts = {
      'node-gyp': 'Compiles native modules for node on Windows with node-gyp.',
      'node-glob': 'Matches files for node with patterns.',
      'node-tar': 'Packs archives for node.',
    }
    expect(kept({ topic: 'Using node-gyp on Windows' }, packages)).toEqual(['node-gyp'])
  })

  test('a common word that two documents happen to share is no subject', () => {
    const models: Texts = {
      Llama: 'A model of language. The model is large.',
      OLMo: 'Another model with open data. The model is small.',
    }
    expect(kept({ topic: 'A model railway with a turntable and a station' }, models)).toEqual([])
  })
})

describe('a folder on something else', () => {
  test('is left out whole without a model, and judged by one that is there', () => {
    for (const topic of ['the history of the bicycle', 'The history of the piano']) {
      expect(kept({ topic }, unrelated)).toEqual([])
      expect(kept({ topic }, unrelated, 'full')).toEqual(Object.keys(unrelated))
    }
  })

  test('another bearer of the name is not described by the topic', () => {
    const { historian = '' } = unrelated
    expect(kept({ topic: 'John Harrison, the minister who faked his own death' }, { 'John Harrison': historian })).toEqual([])
  })
})

describe('what a document only touches', () => {
  const filler = 'She acted in films and won prizes for her part in another film that year. '
  const texts: Texts = {
    'An actress': `An actress began her career in Hong Kong. ${filler.repeat(60)}In 2022 she was seen in Hong Kong.`,
    'Green Party of California': `The Green Party of California is a party. ${'The party has members in California. '.repeat(9)}`,
    'Skating championship 2023': 'The world championship of 2023 was held in March. The championship was won by a skater.',
  }
  test.each([
    'The 2022 Hong Kong leadership election',
    'The Green Party in Germany',
    'The world championship of Chess 2023',
    'Film industry of Malaysia',
  ])('%s is nothing that any is about', (topic) => {
    expect(kept({ topic }, texts)).toEqual([])
  })

  test.each([
    ['The Green Party in California', 'Green Party of California'],
    ['An actress of Hong Kong films', 'An actress'],
    ['The world championship in skating', 'Skating championship 2023'],
  ])('%s', (topic, title) => {
    expect(kept({ topic }, texts)).toEqual([title])
  })

  test('two that are set against each other are each a subject', () => {
    const storms: Texts = {
      'Cyclone Batsirai': 'Batsirai struck Madagascar.',
      'Cyclone Mocha': 'Mocha struck Myanmar.',
      Tea: 'Tea is drunk.',
    }
    expect(kept({ topic: 'Batsirai versus Mocha' }, storms)).toEqual(['Cyclone Batsirai', 'Cyclone Mocha'])
  })
})

describe('a topic that is the title of a document', () => {
  const named: Texts = {
    'Speak Now (2023)': 'Speak Now is an album. Its songs were sung again.',
    'A senator': 'The senator may speak. Now he is heard, and now he may not speak.',
    'The Northman': 'The Northman is a film of a prince who takes revenge.',
    'A storm': 'The storm moved north. In the north of the island it rained, and the north was flooded.',
    '2022 Crimean Bridge explosion': 'An explosion damaged the Crimean Bridge.',
    'An ambush': 'Men blocked a bridge, as in a Crimea model. An attack was carried out on the bridge.',
  }

  test.each([
    ['What happened to Speak Now, and why?', 'Speak Now (2023)'],
    ['The Northman', 'The Northman'],
    ['How was the Crimean Bridge explosion carried out, and who was behind it?', '2022 Crimean Bridge explosion'],
  ])('%s', (topic, title) => {
    expect(kept({ topic }, named)).toEqual([title])
  })
})

describe('a document that stands apart', () => {
  const storms: Texts = {
    Batsirai: 'Cyclone Batsirai struck Madagascar. People prepared for Batsirai.',
    Mocha: 'Cyclone Mocha struck Myanmar. People prepared for Mocha.',
    earthquake: 'An earthquake struck Java at noon.',
  }
  const topic = 'How did people prepare for cyclones Batsirai and Mocha?'

  test.each(['extractive', 'full'] as const)('is left out (%s)', (mode) => {
    expect(kept({ topic }, storms, mode)).toEqual(['Batsirai', 'Mocha'])
  })

  test('stays where a query or a point to cover asks for it', () => {
    expect(kept({ topic }, storms, 'extractive', ['the earthquake of Java'])).toHaveLength(3)
    expect(kept({ topic, mustCover: ['the earthquake of Java'] }, storms)).toHaveLength(3)
  })

  test('stays where the topic names it by a word of code, whatever is asked of it', () => {
    const pages: Texts = {
      'The .htaccess files': 'A .htaccess file changes the settings of a folder. There are two reasons against .htaccess files.',
      Redirects: 'A redirect leads to another page.',
    }
    expect(kept({ topic: 'Why should .htaccess files be avoided?' }, pages)).toEqual(['The .htaccess files'])
  })

  test('goes where the document that the topic names tells the point itself', () => {
    const told: Texts = {
      'Cyclone Batsirai':
        'Batsirai struck Madagascar. Preparations on Madagascar and damage: preparations began early, the damage of Batsirai was great.',
      'Hurricane Hilary':
        'Hilary struck Mexico. Preparations in Mexico and damage: preparations began late, the damage of Hilary was small.',
    }
    expect(kept({ topic: 'Cyclone Batsirai', mustCover: ['preparations and damage'] }, told)).toEqual(['Cyclone Batsirai'])
  })

  test('stays where a point asks for it in a word that nobody has, beside others that it has', () => {
    expect(kept({ topic, mustCover: ['strength and epicentre of an earthquake of Java'] }, storms)).toHaveLength(3)
    expect(kept({ topic, mustCover: ['strength of the Java compiler'] }, storms)).toHaveLength(2)
  })
})

test('a question of one thing, joined to another, keeps what is about that thing', () => {
  const notes: Texts = {
    'Backing up the file server':
      'The file server is backed up each night to a disk in the cellar. A second file server keeps the last backup.',
    'Restore a folder': 'Ask for the password, list the snapshots, and restore the one of last night.',
    'Bread for the summer party': 'Mix flour and water, and let the dough rise for a night.',
  }
  const topic = 'How do we back up our file server, and how is a restore done?'
  expect(kept({ topic }, notes)).toEqual(['Backing up the file server', 'Restore a folder'])
})

test('a title such as *About gates* leaves out no other document about gates', () => {
  const folder = {
    'About gates': 'Gates are what sluices have. Gates are of oak.',
    'How to open gates': 'Gates are opened by hand. Turn the wheel of the gates.',
  }
  expect(kept({ topic: 'How to open gates of a sluice' }, folder)).toContain('How to open gates')
  expect(kept({ topic: 'Gates and their wheels' }, folder)).toHaveLength(2)
})

test('a final of the same year is not the one that is asked for', () => {
  const finals = {
    '2022 Harbour League final':
      'The 2022 Harbour League final was won by Lund in 2022. Its referee had been at the 2018 Island Cup and the 2019 Island Cup.',
    '2022 Island Skating Championships': 'The Island Skating Championships of 2022 were held in Visby. The cup was of silver.',
  }
  expect(kept({ topic: 'Who won the 2022 Island Cup final?' }, finals)).toEqual([])
  const played = { ...finals, 'Island Cup': 'The Island Cup in 2022 was won by Visby. The final of the Island Cup was short.' }
  expect(kept({ topic: 'Who won the 2022 Island Cup final?' }, played)).toEqual(['Island Cup'])
})

test('who tells at length what is the matter asks of what the folder is about', () => {
  const topic = 'How do I fill oil in a tower with lamp or wick for light before a torn ship of the guild lands in fog?'
  const texts = {
    'The lamp':
      'The lamp of a tower burns oil. The wick of the lamp is cut at noon. Without oil a wick gives no light, and a tower without light is a wreck.',
    Honey: 'Honey is made by bees. They carry it home in summer.',
  }
  expect(kept({ topic }, texts)).toEqual(['The lamp'])
  expect(kept({ topic }, { Honey: texts.Honey })).toEqual([])
})

test('a long manual is asked for what one of its sections tells, and not for what none does', () => {
  const filler = Array.from(
    { length: 60 },
    (_, n) => `## Rule ${n}\n\n${`Ships of the class ${n} sail by wind and pay the toll of the harbour in silver. `.repeat(4)}`,
  ).join('\n\n')
  const texts = {
    'The rules of the sea': `${filler}\n\n## Wounds\n\n${'Wounded sailors are healed by the surgeon. A wounded sailor rests for a day. '.repeat(4)}`,
  }
  expect(kept({ topic: 'How do wounded sailors get well?' }, texts)).toEqual(['The rules of the sea'])
  expect(kept({ topic: 'How do lost parcels get home?' }, texts)).toEqual([])
})
