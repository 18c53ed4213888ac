import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addressesIn } from './addresses-in.ts'

const bookmarks = `<!DOCTYPE NETSCAPE-Bookmark-file-1>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<DL><p>
    <DT><A HREF="https://a.example/?x=1&amp;y=2" ADD_DATE="1" ICON="data:image/png;base64,AA">A</A>
    <DT><A HREF="javascript:alert(1)">B</A>
    <DT><A HREF="place:sort=8">C</A>
    <DT><A HREF="http://b.example/">D</A>
</DL>`

test.each<[string, string, readonly string[] | null]>([
  [
    'urls.txt',
    '# mine\nhttps://a.example/x\r\n\n http://b.example/ \n- <https://a.example/x>\n',
    ['https://a.example/x', 'http://b.example/'],
  ],
  ['list.md', '* https://a.example/\n2. https://b.example/', ['https://a.example/', 'https://b.example/']],
  ['notes.txt', 'https://a.example/ is where it began.\n', null],
  ['notes.txt', 'https://a.example/\nand more\n', null],
  ['empty.txt', '# nothing\n', null],
  ['a.url', '[{000214A0}]\r\n[InternetShortcut]\r\nURL=https://a.example/\r\nIconFile=https://x.example/i.ico\r\n', ['https://a.example/']],
  ['file.url', '[InternetShortcut]\nURL=file:///etc/passwd\n', []],
  ['a.webloc', '<plist><dict><key>URL</key>\n<string>https://a.example/?a=1&amp;b</string></dict></plist>', ['https://a.example/?a=1&b']],
  [
    'feeds.opml',
    '<opml><outline text="x" xmlUrl="https://a.example/feed" htmlUrl=\'https://a.example/\'/></opml>',
    ['https://a.example/feed', 'https://a.example/'],
  ],
  ['bookmarks.html', bookmarks, ['https://a.example/?x=1&y=2', 'http://b.example/']],
  ['page.html', '<a href="https://a.example/">x</a>', null],
])('the addresses of %s: %j', (path, text, addresses) => {
  expect(addressesIn(path, text)).toEqual(addresses)
})

test('whatever a list holds, its addresses are of the web, each once', () => {
  const line = fc.oneof(fc.webUrl(), fc.string(), fc.constant('https://[::1'), fc.constant('javascript:x'))
  const path = fc.constantFrom('a.txt', 'a.url', 'a.opml', 'a.webloc', 'a.html')
  fc.assert(
    fc.property(path, fc.array(line, { maxLength: 12 }), (name, lines) => {
      const found = addressesIn(name, lines.join('\n')) ?? []
      expect(new Set(found).size).toBe(found.length)
      for (const address of found) expect(new URL(address).protocol).toMatch(/^https?:$/)
    }),
    { numRuns: 50 },
  )
})
