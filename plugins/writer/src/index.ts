import { defineAgent } from '@galley/sdk'
import { compose } from './compose.ts'
import { patch } from './patch.ts'
import { write } from './write.ts'

/** The writer: the only agent that changes text. It sees quotes, no page and no address. */
export default defineAgent('writer', { compose, write, patch })
