/** Words that set one thing against another, in the languages that drafts are written in. */
const against = new RegExp(
  [
    String.raw`(?<!\p{L})(?:vs\.?|versus|unlike|whereas|while|(?:as )?compared (?:to|with)|as opposed to|in contrast|on the other hand|(?<!other )than|instead of|prefer|alternatives? to|differ\p{Ll}*|both|similar(?:ly)?|equivalent)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:im (?:Gegensatz|Unterschied|Vergleich) zu|verglichen mit|gegenüber|anders als|hingegen|dagegen|während|statt|anstelle|\p{Ll}{3,}er als|Unterschied\p{Ll}*|unterscheid\p{Ll}*|beide\p{Ll}?|ähnlich\p{Ll}*)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:contrairement (?:à|aux?)|par rapport (?:à|aux?)|tandis qu|alors qu|plutôt qu|au lieu d|en revanche|(?:plus|moins) (?:\p{L}+ )?qu|diff(?:ère|éren)|les deux|similaire)`,
    String.raw`(?<!\p{L})(?:a diferencia de|en cambio|por otro lado|mientras que|en lugar de|frente a|(?:más|menos) (?:\p{L}+ )?que|difer\p{Ll}+|ambos|ambas|similar\p{Ll}*)(?!\p{L})`,
    String.raw`(?<!\p{L})(?:a differenza d|invece|mentre|rispetto a|entramb|ao contrário d|enquanto|em vez de|in tegenstelling tot|terwijl|\p{Ll}{2,}er dan|verschil|w przeciwieństwie|natomiast|niż|różni)`,
    '相比|不同于|而不是|区别|より|に対して|一方で|違い',
  ].join('|'),
  'iu',
)

/** True for a text that sets something against something else: *Data Classes are less powerful than attrs*. */
export function setsAgainst(text: string): boolean {
  return against.test(text)
}
