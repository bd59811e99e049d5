import pg from "pg";

type Query = (...parameters: unknown[]) => unknown;

/**
 * A connection on which one statement is sent after another was answered. Within a transaction Prisma asks for several
 * relations at once, which pg still puts in a line by itself, with a warning, and will refuse in version 9. Statements
 * with a callback are the pool's own: it gives each of them a connection to itself.
 */
export class SerialClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    const send = super.query.bind(this) as Query;
    let last: Promise<unknown> = Promise.resolve();
    const inLine: Query = (...parameters) => {
      if (typeof parameters.at(-1) === "function" || isSubmittable(parameters[0])) return send(...parameters);
      const answer = last.then(() => send(...parameters));
      last = answer.then(
        () => {},
        () => {}, // whoever asked is told; the next is not kept from asking
      );
      return answer;
    };
    this.query = inLine as typeof this.query;
  }
}

/** A cursor or a stream, which is told when it is its turn. */
const isSubmittable = (given: unknown): boolean => typeof (given as { submit?: unknown } | null)?.submit === "function";
