import type { Plan } from '@galley/sdk'
import { describe, expect, it } from 'vitest'
import { needsOf } from '../src/topic/needs-of.ts'
import { answerGroups } from '../src/parts/answer-groups.ts'
import { prepare } from '../src/topic/prepare.ts'

/** Quotes of a dossier for a section on a theme of a text. */
function saidOn(theme: string, words: number, texts: readonly string[]): readonly string[] {
  const plan: Plan = {
    title: 'Towns of the coast',
    questions: [{ id: 'q1', text: `What are the key aspects of ${theme}?`, mustCover: true }],
    outline: [{ id: 's1', heading: theme, intent: '', questionIds: ['q1'], words, form: 'passages' }],
    acceptance: [],
    queries: [],
  }
  const needs = needsOf(plan, 'Towns of the coast', ['q1'])
  const readings = texts.map((text, at) =>
    prepare({ sourceId: `t${at}`, title: /^# (.*)/.exec(text)?.[1] ?? '', address: `text:${at}`, text, digest: text }),
  )
  return answerGroups(readings, needs, 0, 'Towns of the coast').map(({ text }) => text)
}

const filler = '\n\n## Bread\n\nThe bakers of the town bake 400 loaves of rye in the night for the market of the morning.'
const attack = (town: string, year: number): string =>
  `# ${town}\n\n${town} was attacked by pirates in ${year}, who burned its harbour and took 40 barrels of salt from the store of the council.${filler}`

describe('a section on a theme', () => {
  it('hears every document that speaks of it, each in a paragraph of its own', () => {
    const said = saidOn('attacks on the harbour', 150, [attack('Lund', 1711), attack('Ystad', 1712), attack('Kivik', 1713)])
    expect(said.map((text) => text.split(' ')[0])).toEqual(['Lund', 'Ystad', 'Kivik'])
    expect(said.join(' ')).not.toContain('loaves')
  })

  it('reads the part that is headed by it, code and all, and nothing beside', () => {
    const manual =
      '# The sluice\n\nThe sluice holds the water of the Kessel back in spring.\n\n## Graceful shutdown\n\nThe sluice is closed with one command:\n\n```\nsluice --close\n```\n\nThe gate then falls within a minute.\n\n## Paint\n\nThe sluice is painted green since green was cheap.'
    const said = saidOn('graceful shutdown', 150, [manual, attack('Lund', 1711)])
    expect(said).toEqual(['The sluice is closed with one command:\n\n```\nsluice --close\n```', 'The gate then falls within a minute.'])
  })

  it('hears the parts of a section that is called so, each from its beginning', () => {
    const long = (first: string): string =>
      `${first} ${Array.from({ length: 12 }, (_, at) => `The council of the town counted ${at + 20} barrels of salt in the store.`).join(' ')}`
    const siege = `# Siege of Lund\n\nThe siege was long.\n\n## Siege\n\n### Ships\n\n${long('Nine ships came in spring.')}\n\n### Walls\n\n${long('Two walls fell in May.')}${filler}`
    const said = saidOn('Siege', 100, [siege])
    expect(said.map((text) => text.split('.')[0])).toEqual(['Nine ships came in spring', 'Two walls fell in May'])
  })

  it('reads no list of options through', () => {
    const page =
      '# sluice prune\n\nThe command sluice prune removes old gates from the yard of the town.\n\n## --force\n\nForce pruning of gates that are stuck, whatever the weather.\n\n## -g GLOB, --glob\n\nOnly prune gates of which the name matches the glob.\n\n--list\n\nOutput a list of all gates that sluice prune removes.'
    expect(saidOn('pruning gates', 150, [page])).toEqual(['The command sluice prune removes old gates from the yard of the town.'])
  })

  it('says nothing where no part speaks of it', () => {
    expect(saidOn('quantum computers', 150, [attack('Lund', 1711)])).toEqual([])
  })
})
