/** Statements planned once on each connection: what more there are is planned at each use, so that memory is bounded. */
const NAMED_MAX = 300;
/** A statement has a name from this use on; what is put together of many parts seldom comes again. */
const USES_BEFORE_NAMED = 5;
/** Texts whose uses are counted. */
const COUNTED_MAX = 5_000;

/**
 * Gives statements that come again a name, by which the database plans them once on each connection: planning costs
 * more than running for most of them. Returns "", which is no name, for those that are to be planned as they come.
 */
export function createStatementNames({ prefix }: { prefix: string }): (query: { sql: string }) => string {
  const known = new Map<string, { uses: number; name?: string }>();
  let named = 0;
  return ({ sql }) => {
    const statement = known.get(sql);
    if (!statement) {
      if (known.size < COUNTED_MAX) known.set(sql, { uses: 1 });
      return "";
    }
    statement.uses += 1;
    if (!statement.name && statement.uses >= USES_BEFORE_NAMED && named < NAMED_MAX) {
      named += 1;
      statement.name = `${prefix}-${named}`;
    }
    return statement.name ?? "";
  };
}
