import { ReadableStream } from 'web-streams-polyfill'

/** Stands for parts of the web platform that pdf.js names when it is loaded and never uses for text. */
function Unused(): void {
  throw new Error('a part of a browser, which is not needed to read text')
}

// pdf.js is written for browsers; a plugin's process has the language and little more.
const platform: Record<string, unknown> = globalThis
platform['ReadableStream'] ??= ReadableStream
for (const name of ['Blob', 'Response', 'DOMMatrix', 'Path2D']) platform[name] ??= Unused
