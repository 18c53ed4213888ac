import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppEnv } from '../app-env.ts'
import { textOf, type HtmlText } from './html-text.ts'

/** Answers with a page; 200 where no other status is named. */
export function showPage(c: Context<AppEnv>, page: HtmlText, status?: ContentfulStatusCode): Response {
  return c.html(textOf(page, c.get('base')), status)
}
