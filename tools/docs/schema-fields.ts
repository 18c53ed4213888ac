interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly items?: Schema
}

/**
 * Lists the fields of a JSON Schema that hold a value, as paths: `sources.texts[].title`. Members that are alike, one for each role or
 * check, are one field (`models.*`); so are members of any name (`privateNames.NAME`).
 */
export function schemaFields(schema: object, path = ''): readonly string[] {
  const { properties = {}, additionalProperties, items } = schema as Schema
  const groups = [...Map.groupBy(Object.entries(properties), ([, member]) => JSON.stringify(member)).values()]
  const shown = groups.flatMap((alike) =>
    alike.length > 4 ? alike.slice(0, 1).map(([, member]): [string, Schema] => ['*', member]) : alike,
  )
  const members = typeof additionalProperties === 'object' ? [...shown, ['NAME', additionalProperties] as const] : shown
  if (members.length > 0) return members.flatMap(([name, member]) => schemaFields(member, path === '' ? name : `${path}.${name}`))
  return items === undefined ? [path] : schemaFields(items, `${path}[]`)
}

/** Lists the fields of a value in the same way; members of any name are those of the paths in `maps`. */
export function valueFields(value: unknown, maps: readonly string[], path = ''): readonly string[] {
  if (Array.isArray(value)) return value.length > 0 && typeof value[0] === 'object' ? valueFields(value[0], maps, `${path}[]`) : [path]
  if (typeof value !== 'object' || value === null) return [path]
  const members = Object.entries(value)
  const shown = maps.includes(path) ? members.slice(0, 1).map(([, member]) => ['NAME', member] as const) : members
  return shown.flatMap(([name, member]) => valueFields(member, maps, path === '' ? name : `${path}.${name}`))
}
