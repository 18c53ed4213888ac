import { defineTool } from '@galley/sdk'

/** Answers with its input: the smallest plugin, and the template that `npm run new` copies. */
export default defineTool({
  echo: ({ text }: { readonly text: string }) => ({ text }),
})
