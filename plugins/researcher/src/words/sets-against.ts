/** Words that set one thing against another, in the languages that drafts are written in. */
const against = new RegExp(
  [
    String.raw`(?<!\p{L})(?:vs\.?|versus|unlike|whereas|(?:as )?compared (?:to|with)|as opposed to|in contrast|(?<!other )than|instead of|prefer|alternatives? to|differences? between|differs? from)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:im (?:Gegensatz|Unterschied|Vergleich) zu|verglichen mit|gegenüber|anders als|hingegen|dagegen|während|statt|anstelle|\p{Ll}{3,}er als|Unterschiede? zwischen)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:contrairement (?:à|aux?)|par rapport (?:à|aux?)|tandis qu|alors qu|plutôt qu|au lieu d|(?:plus|moins) (?:\p{L}+ )?qu|différences? entre)`,
    String.raw`(?<!\p{L})(?:a diferencia de|en cambio|mientras que|en lugar de|frente a|(?:más|menos) (?:\p{L}+ )?que|diferencias? entre)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:a differenza d|invece|mentre|rispetto a|ao contrário d|enquanto|em vez de|in tegenstelling tot|terwijl|\p{Ll}{2,}er dan|w przeciwieństwie|natomiast|niż)`,
    '相比|不同于|而不是|より|に対して|一方で',
  ].join('|'),
  'iu',
)

/** True for a text that sets something against something else: *Data Classes are less powerful than attrs*. */
export function setsAgainst(text: string): boolean {
  return against.test(text)
}
