import { defineTool } from '@galley/sdk'
import { search } from './search.ts'

export default defineTool({ search })
