import { defineAgent } from '@galley/sdk'
import { check } from './check.ts'

/** The fact-checker: the only agent that judges truth. The host believes it only after its calibration, and where it finds the words that carry a claim. */
export default defineAgent('fact-checker', { check })
