import { defineAgent } from '@galley/sdk'
import { patch } from './patch.ts'
import { write } from './write.ts'

/** The writer: the only agent that changes text. It sees quotes, no page and no address. */
export default defineAgent('writer', { write, patch })
