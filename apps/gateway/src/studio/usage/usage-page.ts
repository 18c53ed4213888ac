import { amountInWords, energyInWords, type BudgetState, type PricedUsage } from '@galley/runtime'
import { html, type HtmlText } from '../../page/html-text.ts'
import type { ShownUsage, TokenBudgets } from '../../models/usage-for.ts'
import { limitInWords } from '../../page/limit-in-words.ts'
import { operatorPage } from '../../page/operator-page.ts'
import { showTime } from '../../page/show-time.ts'
import { tableOf } from '../../page/table-of.ts'

/** Page `/usage`: budgets of tokens, and what programs asked of models, day by day. */
export function usagePage({ usage, budgets }: ShownUsage, days: number): HtmlText {
  return operatorPage({
    at: '/usage',
    title: 'Usage',
    intro: html`
      Calls of programs to models through this gateway, in the last ${days} days. Drafts have their own record, each on its page.
    `,
    body: html`
      ${budgets.length > 0 && budgetTable(budgets)}
      ${usage.length === 0 ? html`<p class="empty">No program has asked a model yet.</p>` : usageTable(usage)}
    `,
  })
}

function budgetTable(budgets: readonly TokenBudgets[]): HtmlText {
  return html`<section class="rounds">
    <h2>Budgets</h2>
    ${tableOf(
      'Budgets',
      ['Token', 'Used', 'Of', 'Whole again'],
      budgets.flatMap(({ token, budgets: states }) => states.map((state) => budgetRow(token, state))),
    )}
  </section>`
}

function budgetRow(token: string, { limit, most, used, resetsAt }: BudgetState): readonly (string | HtmlText)[] {
  return [token, amountInWords(used), limitInWords(limit, most), showTime(resetsAt)]
}

function usageTable(usage: readonly PricedUsage[]): HtmlText {
  return html`<section class="rounds">
    <h2>Calls</h2>
    ${tableOf(
      'Calls',
      ['Day', 'Token', 'Model', 'Calls', 'Tokens in', 'Tokens out', 'USD', 'Energy'],
      usage.map(({ day, token, model, calls, untold, promptTokens, completionTokens, usd, energy }) => [
        day,
        token === '' ? 'unknown' : token,
        model,
        `${amountInWords(calls)}${untold > 0 ? `, ${amountInWords(untold)} without a count` : ''}`,
        amountInWords(promptTokens),
        amountInWords(completionTokens),
        usd === undefined ? 'unknown' : amountInWords(usd),
        energyInWords(energy),
      ]),
    )}
  </section>`
}
