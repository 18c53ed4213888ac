import { defineAgent } from '@galley/sdk'
import { research } from './research.ts'
import { scan } from './scan.ts'

/** The researcher: the only agent that sees pages. What it hands on is verbatim. */
export default defineAgent('researcher', { scan, research })
