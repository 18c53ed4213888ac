import { expect, test } from 'vitest'
import { titleOfText } from './title-of-text.ts'

const bees = 'Bees dance in the dark of their hive.'
const notices = 'Copyright (C) 2002-10 Ada Finch\n\nSPDX-License-Identifier: GPL-2.0-or-later\n\n\\$Id: hive.8.in 53 2022-02-26 ada \\$\n\n'

test.each([
  ['notices before a manual page', `${notices}# NAME\n\n**hive** - watch the bees\n\n# SYNOPSIS\n\nhive`, 'hive'],
  [
    'a manual page of several programs',
    `HIVE(1)   Bees   HIVE(1)\n\nNAME\n       hive, unhive - watch\n       bees\n\nSYNOPSIS\n       hive`,
    'hive',
  ],
  ['a manual page in another language', `# NOM\n\nruche --- surveiller les abeilles\n\n# SYNOPSIS\n\nruche`, 'ruche'],
  ['a chapter on names', `# Name\n\nBees have none.`, 'Bee notes'],
  ['notices before a heading', `<!-- SPDX-License-Identifier: MIT -->\nCopyright 2020 Ada\n\n## Bees\n\n${bees}`, 'Bees'],
  ['a heading between rules and signs', `=========\n= Bees =\n=========\n\n#########\n# Part 1 #\n#########\n\n${bees}`, 'Bees'],
  [
    'a long heading of two lines',
    `=====\nhive - watch the bees of a garden and of all the meadows\naround it, day and night\n=====\n\n${bees}`,
    'hive',
  ],
  ['a line with a rule of any sign', `Hive news\n---------\n${bees}`, 'Hive news'],
  [
    'lines in the middle',
    `              The hive package\n      For bees of many kinds, everywhere\n\n\nFile: README\n\nPART\n====\n\n${bees}`,
    'The hive package',
  ],
  ['a name with a line in it', `keep_bees\n=========\n\n${bees}`, 'keep_bees'],
  ['targets and directives', `.. _bees:\n\n.. image:: bee.png\n    :alt: A bee\n\nOf bees\n-------\n\n${bees}`, 'Of bees'],
  [
    'a picture of the name',
    `<p align="center"><img src="a.svg" alt="Hive logo"></p>\n\n__Hive__ watches bees.\n\n## Use\n\n${bees}`,
    'Hive',
  ],
  ['code in the place of a title', `    hive --watch\n    hive --sleep\n\n${bees}`, 'Bee notes'],
  ['a section that any document has', `# Synopsis\n\n${bees}`, 'Bee notes'],
])('a text is named by its own title: %s', (_, text, title) => {
  expect(titleOfText(text, 'folder/bee-notes.md')).toBe(title)
})
