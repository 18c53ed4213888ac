declare module 'pdfjs-dist/legacy/build/pdf.worker.min.mjs' {
  /** The half of pdf.js that parses; in a browser it runs in a worker. */
  export const WorkerMessageHandler: unknown
}
declare module 'pdfjs-dist/legacy/build/pdf.min.mjs' {
  export * from 'pdfjs-dist'
}
