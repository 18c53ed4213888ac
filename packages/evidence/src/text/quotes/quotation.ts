/**
 * A quotation in the marks of any language that Galley writes in: “…” „…“ „…” «…» 「…」 "…". Of one inside another the outer one counts. Between
 * the marks of the first five may stand any text without them.
 */
export const quotation: RegExp = /„[^„“”]*[“”]|“[^“”]*”|«[^«»]*»|「[^「」]*」|"[^"]*"/gu
