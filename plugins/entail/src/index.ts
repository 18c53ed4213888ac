import { defineTool } from '@galley/sdk'
import { entail } from './entail.ts'

export default defineTool({ entail })
