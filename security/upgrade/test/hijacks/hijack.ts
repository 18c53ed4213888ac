/** Files of a release by their path, as texts or bytes. */
export type Files = Readonly<Record<string, string | Uint8Array>>

/**
 * An upgrade built after a real hijack: what was published of it, in invented code that does nothing. Names, addresses and keys lead nowhere.
 */
export interface Hijack {
  readonly name: string
  readonly ecosystem: 'npm' | 'PyPI'
  readonly from: string
  readonly to: string
  readonly before: Files
  readonly after: Files
  /** The message of the first signal. */
  readonly tells: RegExp
}

/** Text that an obfuscator could have written: names in hex, a list of texts that is turned until it fits, one line. */
export function obfuscate(words: readonly string[]): string {
  const names = Array.from({ length: 40 }, (_, at) => `_0x${(0x3a1f + at * 7).toString(16)}`)
  const list = words.map((word) => `'${Buffer.from(word).toString('base64')}'`).join(',')
  const noise = names.map((name, at) => `${name}=function(_0x1b2c,_0x2d3e){return _0x1b2c-(${at}+_0x2d3e);}`).join(',')
  return `const _0x44aa=[${list}];const ${noise};(function(_0x5e6f,_0x6f70){while(!![]){try{if(_0x6f70===0x1)break;_0x5e6f['push'](_0x5e6f['shift']());}catch(_0x7a8b){break;}}}(_0x44aa,0x1));`
}
