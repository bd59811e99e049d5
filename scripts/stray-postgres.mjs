import fs from "node:fs";
import path from "node:path";

/** Ends the PostgreSQL servers whose data lies under `folder`: a test that was killed could not. */
export function killPostgresUnder(folder) {
  for (const file of fs.readdirSync(folder, { recursive: true })) {
    if (path.basename(file) !== "postmaster.pid") continue;
    const pid = Number(fs.readFileSync(path.join(folder, file), "utf8").split("\n")[0]);
    if (runsIn(pid, path.join(folder, path.dirname(file)))) process.kill(pid, "SIGQUIT");
  }
}

/** Its number may belong to somebody else by now; where this cannot be told, the file is believed. */
function runsIn(pid, folder) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || fs.readlinkSync(`/proc/${pid}/cwd`) === fs.realpathSync(folder);
  } catch {
    return false;
  }
}
