/** Gives what was not read a kind and a name: before, an event told the address of a page, and a draft nothing. */
export const notRead = `
UPDATE events SET data = json_object('kind', 'page', 'name', json_extract(data, '$.address'), 'reason', json_extract(data, '$.reason'))
  WHERE type = 'source.failed';
UPDATE events SET data = json_set(data, '$.exit', 3) WHERE type = 'draft.failed';
UPDATE drafts SET draft = json_set(draft, '$.notRead', json_array());
UPDATE drafts SET draft = json_set(draft, '$.failure.exit', 3) WHERE json_extract(draft, '$.failure') IS NOT NULL;
`
