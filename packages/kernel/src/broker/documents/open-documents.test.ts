import { hash } from 'node:crypto'
import { mkdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import * as fs from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { tempFolder } from '@galley/testkit/vitest'
import { expect, test } from 'vitest'
import type { FolderNotes, NotedFile } from './document-folder.ts'
import { openDocuments } from './open-documents.ts'

function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = tempFolder()
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  return folder
}

test('a folder’s documents are listed in the order of their paths, with the reason for what is left out', async () => {
  const outside = folderOf({ 'secret.md': 'not yours' })
  const folder = folderOf({
    'b.md': '# B',
    'a.html': '<p>A</p>',
    'sub/c.txt': 'C',
    'sub/d.RST': 'D',
    'picture.png': 'x',
    'fake.md': Buffer.of(0x89, 0x50, 0x00, 0x01),
    'wide.txt': Buffer.from('\ufeffwide', 'utf16le'),
    'empty.md': '',
    'huge.txt': '',
    '.git/config.md': 'hidden',
    '.env.md': 'hidden',
    'node_modules/x/readme.md': 'ignored',
  })
  truncateSync(join(folder, 'huge.txt'), 200_000_000)
  symlinkSync(join(outside, 'secret.md'), join(folder, 'leak.md'))
  symlinkSync(outside, join(folder, 'leaks'))
  symlinkSync(join(folder, 'b.md'), join(folder, 'z.md'))
  symlinkSync(join(folder, 'nowhere'), join(folder, 'zz.md'))
  const documents = await openDocuments({ folder, fs })
  const { files, skipped } = await documents.list()
  expect(files).toEqual([
    { path: 'a.html', bytes: 8, type: 'html' },
    { path: 'b.md', bytes: 3, type: 'markdown' },
    { path: 'sub/c.txt', bytes: 1, type: 'text' },
    { path: 'sub/d.RST', bytes: 1, type: 'text' },
    { path: 'wide.txt', bytes: 10, type: 'text' },
  ])
  expect(Object.fromEntries(skipped.map(({ path, why }) => [path, why]))).toEqual({
    'empty.md': 'it is empty',
    'fake.md': 'it is not text',
    'huge.txt': 'it is larger than 10 MB',
    'leak.md': 'it is a link that leaves the folder',
    leaks: 'it is a link that leaves the folder',
    'picture.png': 'its kind is not read',
    'z.md': 'it is a link to something in this folder',
    'zz.md': 'it is a broken link',
  })
  expect(await documents.open('b.md')).toEqual({ text: '# B', mediaType: 'text/markdown', rawDigest: hash('sha256', '# B') })
  expect((await documents.open('wide.txt')).text).toBe('wide')
  for (const path of ['leak.md', '../secret.md', 'picture.png', 'sub', '/etc/passwd', 'huge.txt', ''])
    await expect(documents.open(path)).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' })
})

test('a document that became a link since it was listed is not opened', async () => {
  const outside = folderOf({ 'secret.md': 'not yours' })
  const folder = folderOf({ 'a.md': 'A' })
  const documents = await openDocuments({ folder, fs })
  rmSync(join(folder, 'a.md'))
  symlinkSync(join(outside, 'secret.md'), join(folder, 'a.md'))
  await expect(documents.open('a.md')).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' })
})

test('a document is decoded again only when its file changed', async () => {
  const folder = folderOf({ 'a.md': 'one', 'b.md': 'two' })
  const documents = await openDocuments({ folder, fs })
  const [a, b] = [await documents.open('a.md'), await documents.open('b.md')]
  writeFileSync(join(folder, 'a.md'), 'three')
  expect(await documents.open('a.md')).toEqual({ text: 'three', mediaType: 'text/markdown', rawDigest: hash('sha256', 'three') })
  expect(a.text).toBe('one')
  expect(await documents.open('b.md')).toBe(b)
})

test('texts of the brief are documents too', async () => {
  const folder = folderOf({ 'texts/1-my-notes.md': 'shadowed', 'texts/9.md': 'kept' })
  const texts = [
    { title: 'My “notes”!', text: 'héllo' },
    { title: 'page.HTML', text: '<p>x' },
    { title: '日本語', text: 'x' },
    { title: '…', text: 'x' },
  ]
  const documents = await openDocuments({ folder, texts, fs })
  const { files, skipped } = await documents.list()
  expect(files).toEqual([
    { path: 'texts/1-my-notes.md', bytes: 6, type: 'markdown', isNamed: true },
    { path: 'texts/2-page.html', bytes: 4, type: 'html', isNamed: true },
    { path: 'texts/3-日本語.md', bytes: 1, type: 'markdown', isNamed: true },
    { path: 'texts/4.md', bytes: 1, type: 'markdown', isNamed: true },
    { path: 'texts/9.md', bytes: 4, type: 'markdown' },
  ])
  expect(skipped).toEqual([{ path: 'texts/1-my-notes.md', why: 'a document of the brief has its name' }])
  expect((await documents.open('texts/1-my-notes.md')).text).toBe('héllo')
})

test('a folder that is not there is a fault, one without documents is listed', async () => {
  const folder = folderOf({ 'a.png': 'x', 'b.bin': 'x', 'c.pdf': 'x', 'd.doc': 'x' })
  await expect(openDocuments({ folder: join(folder, 'nowhere'), fs })).rejects.toMatchObject({ code: 'SOURCES_FOLDER_MISSING' })
  const pictures = await (await openDocuments({ folder, fs })).list()
  expect(pictures.files).toEqual([])
  expect(pictures.skipped.map(({ path }) => path)).toEqual(['a.png', 'b.bin', 'c.pdf', 'd.doc'])
  const nothing = await (await openDocuments({ folder: folderOf({}), fs })).list()
  expect(nothing.skipped.map(({ why }) => why)).toEqual(['the folder is empty'])
})

test('one document in the place of a folder is read by itself', async () => {
  const folder = folderOf({ 'a.md': 'héllo', 'b.md': 'x', 'c.pdf': 'x' })
  const documents = await openDocuments({ folder: join(folder, 'a.md'), fs })
  expect(await documents.list()).toEqual({ files: [{ path: 'a.md', bytes: 6, type: 'markdown', isNamed: true }], skipped: [] })
  expect((await documents.open('a.md')).text).toBe('héllo')
  await expect(documents.open('b.md')).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' })
  const pdf = await (await openDocuments({ folder: join(folder, 'c.pdf'), fs })).list()
  expect(pdf).toEqual({ files: [], skipped: [{ path: 'c.pdf', why: 'no plugin reads a PDF' }] })
})

test('of more than 2000 documents the others are counted in one line', async () => {
  const folder = folderOf(Object.fromEntries(Array.from({ length: 2003 }, (_, n) => [`${String(n).padStart(4, '0')}.md`, 'x'])))
  const { files, skipped } = await (await openDocuments({ folder, fs })).list()
  const why = 'there are more than 2000 documents: it and 2 files after it are left out; name a folder with fewer'
  expect([files.length, skipped]).toEqual([2000, [{ path: '2000.md', why }]])
})

test('files whose reason is not listed any more are counted', async () => {
  const folder = folderOf(Object.fromEntries(Array.from({ length: 503 }, (_, n) => [`${n}.png`, 'x'])))
  const { skipped } = await (await openDocuments({ folder, fs })).list()
  expect([skipped.length, skipped.at(-1)]).toEqual([501, { path: '3 more', why: 'left out too; 500 are listed' }])
})

const pdf = Buffer.from('%PDF-1.7\n%\xe2\xe3\0\n', 'latin1')
const zip = (part: string): Buffer => Buffer.from(`PK\x03\x04\x14\0\0\0${part}`, 'latin1')

test('documents that a plugin reads are listed by what their bytes say, and one whose name lies is left out by name', async () => {
  const folder = folderOf({
    'a.pdf': pdf,
    'b.docx': zip('[Content_Types].xml word/document.xml'),
    'c.csv': 'Year;Output\n2019;13.8\n',
    'd.py': 'print(1)\n',
    'feed.xml': '<rss><channel><item><title>News</title></item></channel></rss>',
    'junk-before.pdf': Buffer.concat([Buffer.from('HTTP/1.1 200 OK\r\n\r\n'), pdf]),
    'login.pdf': '<!doctype html><title>Sign in</title>',
    'not.docx': 'hello',
    'old.docx': Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest', 'latin1'),
    'picture.pdf': Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    'sheet.docx': zip('[Content_Types].xml xl/workbook.xml'),
    'text.md': pdf,
    'x.epub': zip('mimetypeapplication/epub+zip'),
  })
  const canRead = (type: string): boolean => type !== 'application/epub+zip'
  const documents = await openDocuments({ folder, canRead, fs })
  const { files, skipped } = await documents.list()
  expect(files.map(({ path, type }) => `${path} ${type}`)).toEqual([
    'a.pdf document',
    'b.docx document',
    'c.csv document',
    'd.py document',
    'feed.xml document',
    'junk-before.pdf document',
  ])
  expect(Object.fromEntries(skipped.map(({ path, why }) => [path, why]))).toEqual({
    'login.pdf': 'it says that it is a PDF, and it holds a web page',
    'not.docx': 'it says that it is a Word document, and it is none',
    'old.docx': 'it says that it is a Word document, and it holds an old Office file, or one with a password',
    'picture.pdf': 'it says that it is a PDF, and it holds a picture',
    'sheet.docx': 'it says that it is a Word document, and it holds an Excel workbook',
    'text.md': 'it says that it is Markdown, and it holds a PDF',
    'x.epub': 'no plugin reads an EPUB',
  })
  expect(await documents.open('a.pdf')).toEqual({
    text: '',
    bytes: pdf,
    mediaType: 'application/pdf',
    rawDigest: hash('sha256', pdf),
  })
  expect(await documents.open('c.csv')).toMatchObject({ text: 'Year;Output\n2019;13.8\n', mediaType: 'text/csv' })
  writeFileSync(join(folder, 'a.pdf'), 'now a text')
  await expect(documents.open('a.pdf')).rejects.toMatchObject({ code: 'SOURCE_MISNAMED' })
})

test('what was handed over is a document of the kind that its name, its sender or its bytes tell, and is named where it cannot be read', async () => {
  const bytes: Readonly<Record<string, string | Uint8Array>> = {
    'report.pdf': pdf,
    'C:\\papers\\..\\report.pdf': Buffer.concat([pdf, Buffer.from('2')]),
    thesis: pdf,
    sheet: 'Year;Output\n2019;13.8\n',
    README: 'Read me.',
    '..': 'dots',
    'login.pdf': '<!doctype html><title>Sign in</title>',
    'empty.md': '',
    noise: Buffer.of(0, 1, 2, 3),
    'photo.jpg': Buffer.from('\xff\xd8\xff', 'latin1'),
  }
  const entries = Object.entries(bytes)
  const folder = folderOf(Object.fromEntries(entries.map(([, content], n) => [`${n}.file`, content])))
  const files = entries.map(([name, content], n) => {
    const told = { name, bytes: content.length, digest: hash('sha256', content), path: join(folder, `${n}.file`) }
    return name === 'sheet' ? Object.assign(told, { mediaType: 'text/csv' }) : told
  })
  const documents = await openDocuments({ folder: null, files, canRead: () => true, fs })
  const { files: listed, skipped } = await documents.list()
  expect(listed.map(({ path, type, isNamed }) => [path, type, isNamed])).toEqual([
    ['attached/report.pdf', 'document', true],
    ['attached/report-2.pdf', 'document', true],
    ['attached/thesis', 'document', true],
    ['attached/sheet', 'document', true],
    ['attached/README', 'text', true],
    ['attached/document', 'text', true],
  ])
  expect(Object.fromEntries(skipped.map(({ path, why }) => [path, why]))).toEqual({
    'attached/login.pdf': 'it says that it is a PDF, and it holds a web page',
    'attached/empty.md': 'it is empty',
    'attached/noise': 'it is not text',
    'attached/photo.jpg': 'it says that it is text, and it holds a picture',
  })
  expect(await documents.open('attached/thesis')).toMatchObject({ mediaType: 'application/pdf', text: '' })
  expect(await documents.open('attached/sheet')).toMatchObject({ mediaType: 'text/csv', text: 'Year;Output\n2019;13.8\n' })
  writeFileSync(join(folder, '4.file'), 'Something else.')
  await expect(documents.open('attached/README')).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' })
})

/** Notes that are kept in memory, and the files that were opened. */
function keeping() {
  const notes = new Map<string, Map<string, NotedFile>>()
  const opened: string[] = []
  const kept: FolderNotes = {
    find: async (folder) => notes.get(folder) ?? new Map<string, NotedFile>(),
    keep: async (folder, files) => void notes.set(folder, new Map(files)),
  }
  const open: typeof fs.open = async (path, ...more) => {
    opened.push(basename(String(path)))
    return fs.open(path, ...more)
  }
  const documents = async (folder: string) => openDocuments({ folder, canRead: () => true, kept, fs: { ...fs, open } })
  return { notes, opened, documents }
}

test('a document that is no text is known by its bytes, and is opened again only when its file changed', async () => {
  const report = Buffer.from('%PDF-1.4 of a large report')
  const folder = folderOf({ 'a.pdf': report, 'b.md': '# B', 'c.md': '' })
  const { opened, documents } = keeping()
  const known = { mediaType: 'application/pdf', rawDigest: hash('sha256', report) }
  const first = await documents(folder)
  expect(await first.identify?.('a.pdf')).toEqual(known)
  expect(await first.identify?.('b.md')).toBeNull()
  await expect(first.identify?.('c.pdf')).rejects.toMatchObject({ code: 'DOCUMENT_NOT_FOUND' })
  expect(await first.digests?.()).toEqual(new Map(Object.entries({ 'a.pdf': known.rawDigest, 'b.md': hash('sha256', '# B') })))
  opened.splice(0)
  const second = await documents(folder)
  expect(await second.list()).toEqual(await first.list())
  expect(await second.digests?.()).toEqual(await first.digests?.())
  // One that was not listed is looked at again.
  expect(opened).toEqual(['c.md'])
  writeFileSync(join(folder, 'a.pdf'), '%PDF-1.4 of another report')
  expect(await (await documents(folder)).identify?.('a.pdf')).toEqual({ ...known, rawDigest: hash('sha256', '%PDF-1.4 of another report') })
})

test('a document that became none since it was noted is left out, and its note goes', async () => {
  const folder = folderOf({ 'a.pdf': '%PDF-1.4 one', 'b.md': 'b' })
  const { notes, documents } = keeping()
  await (await documents(folder)).digests?.()
  writeFileSync(join(folder, 'a.pdf'), 'not a PDF')
  const changed = await documents(folder)
  expect((await changed.list()).files.map(({ path }) => path)).toEqual(['b.md'])
  await changed.digests?.()
  expect(notes.get(realpathSync(folder))?.keys().toArray()).toEqual(['b.md'])
})

test('a file that was swapped for another of the same size and time is seen, in place and by renaming', async () => {
  const folder = folderOf({ 'a.pdf': '%PDF-1.4 one', 'b.md': 'one' })
  const { documents } = keeping()
  const digestOf = async (path: string) => (await (await documents(folder)).digests?.())?.get(path)
  for (const [path, other] of [
    ['a.pdf', '%PDF-1.4 two'],
    ['b.md', 'two'],
  ] as const) {
    const file = join(folder, path)
    await digestOf(path)
    const { atime, mtime } = statSync(file)
    writeFileSync(file, other)
    utimesSync(file, atime, mtime)
    expect(await digestOf(path)).toBe(hash('sha256', other))
    const third = other.replace('two', 'six')
    writeFileSync(`${file}.new`, third)
    utimesSync(`${file}.new`, atime, mtime)
    renameSync(`${file}.new`, file)
    expect(await digestOf(path)).toBe(hash('sha256', third))
  }
})
