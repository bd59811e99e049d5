export const NAME_LENGTH_MAX = 100;

/** Runs of characters that a name cannot hold become one hyphen. */
export const nameFrom = (text: string): string => text.replace(/[^A-Za-z0-9._-]+/g, "-");

/** What is wrong with a repository's name, in words, or null. */
export function nameProblem(name: string): string | null {
  if (/^\.+$/.test(name)) return "name must have more than dots";
  if (/^-+$/.test(name)) return "name must have a letter or a digit";
  if (/\.(git|wiki)$/i.test(name)) return 'name must not end with ".git" or ".wiki"';
  return null;
}
