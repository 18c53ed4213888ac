const units = new Map(
  Object.entries({
    km: 'km kilometre kilometres kilometer kilometers',
    m: 'm metre metres meter meters',
    cm: 'cm centimetre centimetres centimeter centimeters',
    mm: 'mm millimetre millimetres millimeter millimeters',
    mi: 'mi mile miles',
    ft: 'ft foot feet',
    in: 'inch inches',
    kg: 'kg kilogram kilograms kilogramme kilogrammes',
    g: 'g gram grams',
    lb: 'lb lbs pound-weight',
    t: 'tonne tonnes ton tons',
    s: 's sec second seconds',
    min: 'min minute minutes',
    h: 'h hr hrs hour hours',
    d: 'day days',
    w: 'week weeks',
    mo: 'month months',
    y: 'year years',
    kb: 'kb kilobyte kilobytes',
    mb: 'mb megabyte megabytes',
    gb: 'gb gigabyte gigabytes',
    tb: 'tb terabyte terabytes',
    w_: 'watt watts',
    kw: 'kw kilowatt kilowatts',
    mw: 'mw megawatt megawatts',
    gw: 'gw gigawatt gigawatts',
    'km/h': 'km/h kph kmh',
    mph: 'mph mi/h',
    kn: 'kn knot knots',
    'm/s': 'm/s',
    m2: 'm2 m² sqm',
    km2: 'km2 km²',
    ft2: 'ft2 ft² sqft',
    ha: 'ha hectare hectares',
    acre: 'acre acres',
    l: 'litre litres liter liters',
    ml: 'ml millilitre millilitres milliliter milliliters',
    gal: 'gal gallon gallons',
    oz: 'oz ounce ounces',
    mg: 'mg milligram milligrams',
    hz: 'hz hertz',
    khz: 'khz kilohertz',
    mhz: 'mhz megahertz',
    ghz: 'ghz gigahertz',
    hpa: 'hpa hectopascal hectopascals mbar millibar millibars',
    ms: 'ms millisecond milliseconds',
    kib: 'kib',
    mib: 'mib',
    gib: 'gib',
    bit: 'bit bits',
    byte: 'byte bytes',
  }).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit] as const)),
)

/** A unit behind a space or hyphen, with its power or time, and one before which *square* stands. */
const unitBehind = /^[\s-](?:(?<square>sq\.?|square)\s)?(?<name>[A-Za-z]+(?:\/[a-z]+)?[²2]?)/
const degrees = /^\s?(?:°\s?|degrees?\s)(?<scale>[CF])(?:elsius|ahrenheit)?\b/i

/** The unit of measure that a text starts with, after a space or hyphen or at once: `unitNamed('km', '')` and `unitNamed('', ' kilometres away')` are `km`. */
export function unitNamed(attached: string, after: string): string | undefined {
  const own = units.get(attached.toLowerCase())
  if (own !== undefined) return own
  const scale = degrees.exec(after)?.groups?.['scale']
  if (scale !== undefined) return `°${scale.toUpperCase()}`
  const { square, name = '' } = unitBehind.exec(after)?.groups ?? {}
  const unit = units.get(name.toLowerCase())
  return unit !== undefined && square !== undefined ? `${unit}2` : unit
}
