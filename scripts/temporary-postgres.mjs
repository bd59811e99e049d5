import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { tsImport } from "tsx/esm/api";

/** An embedded PostgreSQL with an empty folder of its own, which goes with it. */
export async function startTemporaryPostgres() {
  const { startEmbeddedPostgres } = await tsImport("../lib/platform/embedded-postgres.ts", import.meta.url);
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mortise-postgres-"));
  fs.chmodSync(folder, 0o755); // mkdtemp makes 0700; PostgreSQL may run as another user
  const { url, stop } = await startEmbeddedPostgres(folder, ["-c", "fsync=off", "-c", "full_page_writes=off"]);
  return {
    url,
    stop: async () => {
      await stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
