import { Refusal } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import { type Count, countWindow } from "@/lib/platform/count-window.ts";

const WINDOW_SECONDS = 15 * 60;
/**
 * Wrong passwords in a quarter of an hour: few for one account from one address; more for an account from everywhere,
 * so that a stranger cannot lock its person out with little; and for one address trying many accounts.
 */
const LIMITS = { pair: 10, account: 100, address: 50 } as const;
type Kind = keyof typeof LIMITS;
/** In the order in which an attempt counts: one too many for its pair or its address does not lock the account. */
const KINDS = ["pair", "address", "account"] as const satisfies readonly Kind[];

const failed = countWindow("failed-sign-ins", WINDOW_SECONDS);

/** Who tries to sign in to what, and from where. `account` is what was typed, so that unknown ones count as well. */
export type Attempt = { account: string; address: string };

function keyFor(kind: Kind, { account, address }: Attempt): string {
  const who = { pair: `${account.toLowerCase()} ${address}`, account: account.toLowerCase(), address }[kind];
  return `${kind} ${who}`;
}

/**
 * Counts an attempt as failed before the password is looked at, so that many at once are no more than many one after
 * the other; `forgetFailedAttempts` takes it back.
 * @throws 429 with the minutes to wait while too many passwords were wrong
 */
export function countAttempt(attempt: Attempt): void {
  for (const kind of KINDS) {
    const count = failed.read(keyFor(kind, attempt));
    if (count.used >= LIMITS[kind]) throw tooMany(count);
  }
  for (const kind of KINDS) failed.add(keyFor(kind, attempt));
}

/** Counts a request for a mail to an account like a wrong password: nobody's mailbox is filled by a stranger.
 *  @throws 429 with the minutes to wait */
export function countMailRequest(attempt: Attempt): void {
  countAttempt({ ...attempt, account: `mail to ${attempt.account}` });
}

/** Signing in shows that the person is who they say, from there. */
export function forgetFailedAttempts(attempt: Attempt): void {
  failed.forget(keyFor("pair", attempt));
  for (const kind of ["address", "account"] as const) failed.add(keyFor(kind, attempt), -1);
}

/** Runs what checks a secret that only one person may try, in their own pages: as `countAttempt`, from anywhere. */
export async function withinAttempts<T>(account: string, run: () => Promise<T>): Promise<T> {
  const attempt = { account, address: "pages" };
  countAttempt(attempt);
  const result = await run();
  forgetFailedAttempts(attempt);
  return result;
}

function tooMany({ endsAt }: Count): Refusal {
  const seconds = Math.ceil((endsAt - clock.now().getTime()) / 1000);
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  return new Refusal(429, `Too many attempts. Try again in ${wait}.`, { headers: { "retry-after": String(seconds) } });
}
