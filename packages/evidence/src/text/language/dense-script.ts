/** Letters of the scripts that are written without spaces between words, for use inside a character class of a pattern with the flag `u`. */
export const denseScript = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`
