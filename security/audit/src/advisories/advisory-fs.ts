import type * as nodeFs from 'node:fs'

/** The file functions that an advisory index needs, handed in by the caller: `node:fs` itself fits. */
export type AdvisoryFs = Pick<
  typeof nodeFs,
  | 'openSync'
  | 'closeSync'
  | 'readSync'
  | 'writeSync'
  | 'fstatSync'
  | 'readFileSync'
  | 'readdirSync'
  | 'statSync'
  | 'mkdirSync'
  | 'mkdtempSync'
  | 'renameSync'
  | 'rmSync'
>
