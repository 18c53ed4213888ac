/** One entry of a yarn.lock, of version 1 or of Berry. */
export interface YarnBlock {
  /** `name@range`, each of them; Berry's ranges begin with a protocol. */
  readonly descriptors: readonly string[]
  /** The registry's name for it. */
  readonly name: string
  readonly version: string
  /** The project's own code (Berry lists it). */
  readonly isLocal: boolean
  /** Names with the ranges that they are asked by. */
  readonly needs: readonly (readonly [name: string, range: string])[]
}

/** Reads who asks whom for what, which a list of packages does not tell. */
export function readYarnBlocks(text: string): readonly YarnBlock[] {
  return text
    .split(/\r?\n(?=\S)/)
    .filter((block) => /^(?!#|__metadata)[^\n]*:\s*$/m.test(block.split('\n', 1)[0] ?? ''))
    .map((block) => {
      const [header = '', ...lines] = block.split(/\r?\n/)
      const field = (name: string): string => new RegExp(`^ {2}${name}:? "?([^"\\n]*?)"?$`, 'm').exec(lines.join('\n'))?.[1] ?? ''
      const descriptors = header.replace(/:\s*$/, '').split(',').map(bare)
      return {
        descriptors,
        name: realName(field('resolution'), descriptors[0] ?? ''),
        version: field('version'),
        isLocal: /@(?:workspace|portal|link):/.test(field('resolution')),
        needs: lines.flatMap((line) => {
          const found = /^ {4}("[^"]+"|[^\s":]+):? (\S.*)$/.exec(line)
          return found ? [[bare(found[1] ?? ''), bare(found[2] ?? '')] as const] : []
        }),
      }
    })
}

const bare = (text: string): string => text.trim().replaceAll(/^"|"$/g, '')

/** Berry's resolution begins with it; in version 1 it stands in the descriptor, behind `npm:` for an alias. */
function realName(resolution: string, descriptor: string): string {
  const alias = /^@?[^@]+@npm:(@?[^@]+)@/.exec(descriptor)?.[1]
  return /^@?[^@]+/.exec(resolution !== '' ? resolution : (alias ?? descriptor))?.[0] ?? ''
}
