import './platform.ts'
import * as worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs'
import { getDocument, Util, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.min.mjs'
import type { Piece } from './piece.ts'

/** Pages that are read, at most. */
const maxPages = 3000

/** A PDF that was opened. */
export interface OpenPdf {
  readonly pageCount: number
  /** Entries of its document information; texts may be empty. */
  readonly info: { readonly title: string; readonly author: string; readonly createdAt: string; readonly language: string }
  /** Pieces of text of a page (from 1), in the order in which they were drawn. */
  readonly page: (n: number) => Promise<readonly Piece[]>
  /** Lets go of its bytes, which pdf.js else keeps as long as the process lives. */
  readonly close: () => Promise<void>
}

// With its other half at hand pdf.js starts no worker.
const home = globalThis as { pdfjsWorker?: unknown }
home.pdfjsWorker ??= worker

/** Opens a PDF. Throws, with the reason in words, when it is locked or broken. */
export async function openPdf(data: Uint8Array): Promise<OpenPdf> {
  const options = {
    data,
    useWorkerFetch: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  }
  const task = getDocument(options)
  const document = await task.promise.catch(async (error: unknown): Promise<never> => {
    await task.destroy()
    throw new Error(reasonOf(error), { cause: error })
  })
  // What a program wrote about a document may be broken, and the document is not.
  const told = await document.getMetadata().then(
    ({ info }) => info as Readonly<Record<string, unknown>>,
    (): Readonly<Record<string, unknown>> => ({}),
  )
  const field = (name: string): string => (typeof told[name] === 'string' ? told[name].replaceAll(/\s+/g, ' ').trim() : '')
  return {
    pageCount: Math.min(document.numPages, maxPages),
    info: { title: field('Title'), author: field('Author'), createdAt: field('CreationDate'), language: field('Language') },
    page: async (n) => {
      const page = await document.getPage(n)
      const { transform } = page.getViewport({ scale: 1 })
      const { items, styles } = await page.getTextContent()
      page.cleanup()
      return items.flatMap((item) => {
        if (!('str' in item)) return []
        const place = Util.transform(transform, item.transform) as unknown as Matrix
        return pieceOf({ ...item, isFixed: styles[item.fontName]?.fontFamily === 'monospace' }, place)
      })
    },
    close: async () => task.destroy(),
  }
}

type Matrix = readonly [number, number, number, number, number, number]

/** A piece with its place on the page as one sees it, from the top left; empty for text that does not run from left to right on it. */
function pieceOf(
  { str, width, isFixed }: { readonly str: string; readonly width: number; readonly isFixed: boolean },
  [a, b, c, d, x, y]: Matrix,
): readonly Piece[] {
  if (str === '' || Math.abs(b) > Math.abs(a)) return []
  return [{ text: str, x, y, width, size: Math.hypot(c, d), isFixed }]
}

function reasonOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error))
  if (name === 'PasswordException') return 'the PDF is locked with a password: save a copy without one'
  return `the PDF is broken (${message.slice(0, 200)})`
}
