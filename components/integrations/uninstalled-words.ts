/** What a message says of the installations that ended with a transfer; nothing when there were none. */
export function uninstalledWords(count: number): string {
  if (count === 0) return "";
  return ` ${count === 1 ? "One installation" : `${count} installations`} ended.`;
}
