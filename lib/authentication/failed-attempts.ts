import { RateLimiterMemory } from "rate-limiter-flexible";
import { Refusal } from "@/lib/api/errors.ts";
import { clock } from "@/lib/platform/clock.ts";
import { shared } from "@/lib/platform/shared.ts";

const WINDOW_SECONDS = 15 * 60;
/**
 * Wrong passwords in a quarter of an hour: few for one account from one address; more for an account from everywhere,
 * so that a stranger cannot lock its person out with little; and for one address trying many accounts.
 */
const LIMITS = { pair: 10, account: 100, address: 50 } as const;
type Kind = keyof typeof LIMITS;
/** In the order in which an attempt counts: one too many for its pair or its address does not lock the account. */
const KINDS = ["pair", "address", "account"] as const satisfies readonly Kind[];

const limiters = shared("failed-sign-ins", () => {
  const limiter = (kind: Kind) =>
    new RateLimiterMemory({ keyPrefix: kind, points: LIMITS[kind], duration: WINDOW_SECONDS });
  return { pair: limiter("pair"), account: limiter("account"), address: limiter("address") };
});

/** Who tries to sign in to what, and from where. `account` is what was typed, so that unknown ones count as well. */
export type Attempt = { account: string; address: string };

/** The window is part of the key: the test clock moves it, and the limiter's own timers only clean up. */
function keyFor(kind: Kind, { account, address }: Attempt): string {
  const window = Math.floor(clock.now().getTime() / 1000 / WINDOW_SECONDS);
  const who = { pair: `${account.toLowerCase()} ${address}`, account: account.toLowerCase(), address }[kind];
  return `${window} ${who}`;
}

/**
 * Counts an attempt as failed before the password is looked at, so that many at once are no more than many one after
 * the other; `forgetFailedAttempts` takes it back.
 * @throws 429 with the minutes to wait while too many passwords were wrong
 */
export async function countAttempt(attempt: Attempt): Promise<void> {
  for (const kind of KINDS) {
    const used = await limiters[kind].get(keyFor(kind, attempt));
    if (used && used.consumedPoints >= LIMITS[kind]) throw tooMany();
  }
  for (const kind of KINDS) {
    const { consumedPoints } = await limiters[kind].penalty(keyFor(kind, attempt));
    if (consumedPoints > LIMITS[kind]) throw tooMany();
  }
}

/** Counts a request for a mail to an account like a wrong password: nobody's mailbox is filled by a stranger.
 *  @throws 429 with the minutes to wait */
export async function countMailRequest(attempt: Attempt): Promise<void> {
  await countAttempt({ ...attempt, account: `mail to ${attempt.account}` });
}

/** Signing in shows that the person is who they say, from there. */
export async function forgetFailedAttempts(attempt: Attempt): Promise<void> {
  await limiters.pair.delete(keyFor("pair", attempt));
  for (const kind of ["address", "account"] as const) await limiters[kind].reward(keyFor(kind, attempt));
}

/** Runs what checks a secret that only one person may try, in their own pages: as `countAttempt`, from anywhere. */
export async function withinAttempts<T>(account: string, run: () => Promise<T>): Promise<T> {
  const attempt = { account, address: "pages" };
  await countAttempt(attempt);
  const result = await run();
  await forgetFailedAttempts(attempt);
  return result;
}

function tooMany(): Refusal {
  const now = clock.now().getTime() / 1000;
  const seconds = WINDOW_SECONDS - (now % WINDOW_SECONDS);
  const minutes = Math.ceil(seconds / 60);
  const wait = minutes === 1 ? "a minute" : `${minutes} minutes`;
  return new Refusal(429, `Too many attempts. Try again in ${wait}.`, {
    headers: { "retry-after": String(Math.ceil(seconds)) },
  });
}
