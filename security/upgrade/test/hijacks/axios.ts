import { manifest } from '../pack-release.ts'
import type { Hijack } from './hijack.ts'

const code = {
  'index.js': "module.exports = require('./lib/http')",
  'lib/http.js': "const https = require('https')\nmodule.exports = (url) => https.get(url)\n",
}

/** March 2026: one more dependency in a patch release, which no file used; its install script was the payload. */
export const axios: Hijack = {
  name: 'axios',
  ecosystem: 'npm',
  from: '1.14.0',
  to: '1.14.1',
  before: { ...code, 'package.json': manifest({ dependencies: { 'form-data': '^4.0.0' } }) },
  after: { ...code, 'package.json': manifest({ dependencies: { 'form-data': '^4.0.0', 'plain-ciphers-js': '^4.2.1' } }) },
  tells: /plain-ciphers-js, and no file of it uses that package/,
}
