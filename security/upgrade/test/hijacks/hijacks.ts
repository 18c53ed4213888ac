import { axios } from './axios.ts'
import { chalk } from './chalk.ts'
import { coa } from './coa.ts'
import { ctx } from './ctx.ts'
import { eslintScope } from './eslint-scope.ts'
import { flatmapStream } from './flatmap-stream.ts'
import { litellm } from './litellm.ts'
import { nodeIpc } from './node-ipc.ts'
import { num2words } from './num2words.ts'
import { rspack } from './rspack.ts'
import { tinycolor } from './tinycolor.ts'
import { torchtriton } from './torchtriton.ts'
import { uaParserJs } from './ua-parser-js.ts'
import { ultralytics } from './ultralytics.ts'
import { web3 } from './web3.ts'
import type { Hijack } from './hijack.ts'

/** Upgrades built after real hijacks, in both ecosystems. */
export const hijacks: readonly Hijack[] = [
  axios,
  chalk,
  flatmapStream,
  uaParserJs,
  nodeIpc,
  eslintScope,
  coa,
  tinycolor,
  rspack,
  web3,
  ctx,
  ultralytics,
  num2words,
  litellm,
  torchtriton,
]
