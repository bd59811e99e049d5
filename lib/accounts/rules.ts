/** What a login, a name and a password may look like. */
export const LOGIN_LENGTH_MAX = 39;
export const NAME_LENGTH_MAX = 255;
export const DESCRIPTION_LENGTH_MAX = 160;
export const EMAIL_LENGTH_MAX = 254; // RFC 5321 §4.5.3.1.3, less the angle brackets
export const PASSWORD_LENGTH_MIN = 8;
export const PASSWORD_LENGTH_MAX = 128;

/** Letters and digits of ASCII and single hyphens between them. */
const LOGIN = /^[a-z0-9]+(?:-[a-z0-9]+)*$/i;
const BOT_SUFFIX = "[bot]";

/** What is wrong with a login, as a sentence that says what to do; null when nothing is. */
export function loginProblem(login: string): string | null {
  if (login === "") return "Choose a login.";
  if (login.length > LOGIN_LENGTH_MAX) return `Use at most ${LOGIN_LENGTH_MAX} characters.`;
  if (!LOGIN.test(login))
    return "Use letters, digits and single hyphens; a hyphen cannot be at the start or at the end.";
  return null;
}

/** The login of an integration's bot account; the brackets keep it apart from people's. */
export const botLogin = (slug: string): string => `${slug}${BOT_SUFFIX}`;

/** A login made of any text: "Møna Lisa" → "mona-lisa". Empty when nothing of it can be used. */
export function loginFrom(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[ø]/gi, "o")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, LOGIN_LENGTH_MAX)
    .replace(/^-+|-+$/g, "");
}

/** The part of a team's address made of its name: "Core Team" → "core-team". */
export function teamSlug(name: string): string {
  return loginFrom(name) || "team";
}
