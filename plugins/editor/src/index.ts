import { defineAgent } from '@galley/sdk'
import { review } from './review.ts'

/** The editor: the only agent that judges form. It finds issues, changes nothing and cannot stop a run. */
export default defineAgent('editor', { review })
