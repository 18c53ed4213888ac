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
  }).flatMap(([unit, names]) => names.split(' ').map((name) => [name, unit] as const)),
)

/** The unit of measure that a text starts with, after a space or hyphen or at once: `unitNamed('km', '')` and `unitNamed('', ' kilometres away')` are `km`. */
export function unitNamed(attached: string, after: string): string | undefined {
  return units.get(attached.toLowerCase()) ?? units.get((/^[\s-]([A-Za-z]+)/.exec(after)?.[1] ?? '').toLowerCase())
}
