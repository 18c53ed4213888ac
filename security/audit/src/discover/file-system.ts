import type * as nodeFs from 'node:fs'

/** The functions of a file system that finding and reading lockfiles needs; node:fs has them. */
export type FileSystem = Pick<typeof nodeFs, 'readFileSync' | 'readdirSync' | 'statSync' | 'lstatSync' | 'realpathSync'>
