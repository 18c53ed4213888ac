import { defineAgent } from '@galley/sdk'
import { plan } from './plan.ts'

/** The planner: the only agent that decides scope. It sees titles and snippets, no page. */
export default defineAgent('planner', { plan })
