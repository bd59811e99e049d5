/**
 * The global node id of a row in its first form: base64 of `0`, the length of the type's name, `:`, the type's name and
 * the id. Source: `03:App75269`, `023:IntegrationInstallation690857` in recorded traffic.
 */
export function nodeId(type: string, id: number | bigint | string): string {
  return Buffer.from(`0${type.length}:${type}${id}`).toString("base64");
}
