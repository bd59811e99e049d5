import { htmlUrl } from "@/lib/platform/urls.ts";

/** The command that listens, which signs in by these options. */
export const listenCommand = (signIn: readonly string[]): string =>
  ["npx mortise listen", ...signIn, "--to http://localhost:3000/hook", `--server ${new URL(htmlUrl("/")).origin}`].join(
    " \\\n  ",
  );
