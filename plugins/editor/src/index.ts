import { defineAgent } from '@galley/sdk'
import { compare } from './compare.ts'
import { review } from './review.ts'

/** The editor: the only agent that judges form. It finds issues and compares texts, changes nothing and cannot stop a run. */
export default defineAgent('editor', { review, compare })
