import { SourceMap, type SourceMapPayload } from 'node:module'

/** A place in a plugin's bundle, as the sandbox names it: `plugin:NAME:LINE:COLUMN`, both from 1. */
const bundled = /plugin:([^\s:()]+):(\d+):(\d+)/

/**
 * Names the lines of the author's source in a stack: `at search (src/index.ts:7:11)`. Modules of libraries keep their label
 * (`linkedom@0.18.15/esm/index.js:3:1`); frames outside the bundle are left out. Empty when no frame is in the bundle.
 */
export function mapStack(stack: string, map: Uint8Array | null): readonly string[] {
  const frames = stack
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at ') && bundled.test(line))
  if (map === null) return frames
  const sources = new SourceMap(JSON.parse(new TextDecoder().decode(map)) as SourceMapPayload)
  return frames.map((line) =>
    line.replace(bundled, (place, name: string, at: string, column: string) => {
      const origin = sources.findOrigin(Number(at), Number(column))
      if (!('fileName' in origin)) return place
      const { fileName, lineNumber, columnNumber } = origin
      // The plugin's own modules by their path in its folder, which an editor opens.
      const file = fileName.startsWith(`${name}@`) ? fileName.slice(fileName.indexOf('/', name.length) + 1) : fileName
      return `${file}:${lineNumber}:${columnNumber}`
    }),
  )
}
