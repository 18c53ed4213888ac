import { defineAgent } from '@galley/sdk'
import { check } from './check.ts'

/** The fact-checker: the only agent that judges truth, and it can only make a verdict worse. */
export default defineAgent('fact-checker', { check })
