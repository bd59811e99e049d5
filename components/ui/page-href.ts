/** Search params as Next gives them to a page. */
export type PageQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The address of another page of the same list: every other parameter kept, page 1 written as no parameter. */
export function pageHref({
  path,
  query = {},
  param = "page",
  page,
}: {
  path: string;
  query?: PageQuery | undefined;
  param?: string | undefined;
  page: number;
}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (key === param || value === undefined) continue;
    for (const one of typeof value === "string" ? [value] : value) search.append(key, one);
  }
  if (page > 1) search.set(param, String(page));
  const text = search.toString();
  return text ? `${path}?${text}` : path;
}
