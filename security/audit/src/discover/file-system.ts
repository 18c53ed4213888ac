import type * as nodeFs from 'node:fs'

/** What finding and reading lockfiles takes of a file system; node:fs is one. */
export type FileSystem = Pick<typeof nodeFs, 'readFileSync' | 'readdirSync' | 'statSync' | 'lstatSync' | 'realpathSync'>
