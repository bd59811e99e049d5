import { htmlUrl } from "@/lib/platform/urls.ts";

/** Fetches the program that listens from this server, and runs it; it signs in by these options. */
export function listenCommand(signIn: readonly string[]): string {
  const server = new URL(htmlUrl("/")).origin;
  const run = ["node mortise.mjs listen", ...signIn, "--to http://localhost:9876/hook", `--server ${server}`];
  return `curl -fsSO ${server}/mortise.mjs\n${run.join(" \\\n  ")}`;
}
