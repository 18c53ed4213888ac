import { writeFileSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import { join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import { openDocuments } from './open-documents.ts'
import { takeAddressLists } from './take-address-lists.ts'

test('lists of addresses are no documents: they add to the brief, or are left out with the reason', async () => {
  const folder = tempFolder()
  const many = Array.from({ length: 99 }, (_, n) => `https://c.example/${n}`).join('\n')
  const files = {
    'a.md': '# A',
    'a.url': '[InternetShortcut]\nURL=https://a.example/\n',
    'b.txt': 'https://a.example/\nhttps://b.example/\n',
    'c.txt': many,
    'd.webloc': '<plist><key>URL</key><string>file:///x</string></plist>',
    'page.html': '<!DOCTYPE NETSCAPE-Bookmark-file-1><A HREF="https://never.example/">x</A>',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const opened = await openDocuments({ folder, texts: [{ title: 'mine', text: 'https://d.example/' }], fs })

  const all = await takeAddressLists(opened, () => true)
  expect(all.addresses).toHaveLength(100)
  expect(all.addresses.slice(0, 4)).toEqual(['https://d.example/', 'https://a.example/', 'https://b.example/', 'https://c.example/0'])
  const list = await all.folder.list()
  expect(list.files.map(({ path }) => path)).toEqual(['a.md', 'page.html'])
  expect(list.skipped).toEqual([
    { path: 'c.txt', why: '2 of its addresses are beyond the 100 that are read' },
    { path: 'd.webloc', why: 'it is a list of web addresses, and holds none' },
  ])

  const named = await takeAddressLists(opened, ({ isNamed }) => isNamed === true)
  expect(named.addresses).toEqual(['https://d.example/'])
  expect((await named.folder.list()).skipped.map(({ path, why }) => `${path}: ${why}`)).toContain(
    'b.txt: it is a list of web addresses, and the web was not asked for',
  )
})
