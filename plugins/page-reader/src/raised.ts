/** An exponent keeps its meaning: 10³ is not 103. Other signs than digits and minus stay as they are. */
export function raised(digits: string): string {
  return digits.replaceAll(/[-−]/g, '⁻').replaceAll(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'.charAt(Number(digit)))
}
