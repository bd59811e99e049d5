import fs from "node:fs";
import path from "node:path";
import { isPrivateKeyPem, KeyProblem, publicKeyFromPem } from "@/lib/integrations/keys.ts";
import { type Place, type Report, textUnder, under } from "./places.ts";

/** A key file is a few kilobytes; whatever is larger is another file. */
const KEY_FILE_BYTES_MAX = 64 * 1024;
/** A longer text is no path but a key without its first line, and is not repeated. */
const PATH_LENGTH_MAX = 200;

/**
 * The public halves, in PEM, of an integration's `private_key` and `public_key`; one when both are of the same pair.
 * `directory` is where paths start.
 */
export function readKeys(integration: Place, directory: string, report: Report): string[] {
  const halves = new Map<string, string>();
  for (const key of ["private_key", "public_key"]) {
    const at = under(integration, key);
    const value = textUnder(integration, key);
    if (value === undefined) continue;
    try {
      const pem = value.includes("-----BEGIN") ? withLineBreaks(value) : readKeyFile(value, directory);
      const { publicKey, fingerprint } = publicKeyFromPem(requireHalf(pem, key));
      halves.set(fingerprint, publicKey);
    } catch (error) {
      if (!(error instanceof KeyProblem)) throw error;
      report(at, error.message);
    }
  }
  return [...halves.values()];
}

/** Line breaks written as `\n`, as in the environment of many CI systems. */
const withLineBreaks = (pem: string): string => pem.replaceAll("\\n", "\n");

function requireHalf(pem: string, key: string): string {
  const isPrivate = isPrivateKeyPem(pem);
  if (key === "private_key" && !isPrivate && pem.includes("PUBLIC KEY-----"))
    throw new KeyProblem("holds a public key; name it under public_key");
  if (key === "public_key" && isPrivate) throw new KeyProblem("holds a private key; name it under private_key");
  return pem;
}

function readKeyFile(value: string, directory: string): string {
  if (value.length > PATH_LENGTH_MAX || /[\n\0]/.test(value))
    throw new KeyProblem("is neither the path of a PEM file nor a key in PEM form with its first line");
  const file = path.resolve(directory, value);
  try {
    const stats = fs.statSync(file);
    if (!stats.isFile()) throw new KeyProblem(`${value} is not a file`);
    if (stats.size > KEY_FILE_BYTES_MAX) throw new KeyProblem(`the file ${value} is too large for a key`);
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    if (error instanceof KeyProblem) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (!isMissing) throw new KeyProblem(`the file ${value} cannot be read (${(error as NodeJS.ErrnoException).code})`);
    const hint = value.includes("\\") ? '; put "/" between folders' : "";
    throw new KeyProblem(`there is no file ${value}; paths start at the world file's folder${hint}`);
  }
}
