import { defineTool } from '@galley/sdk'
import { read } from './read.ts'

export default defineTool({ read })
