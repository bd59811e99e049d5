// The browser of the end-to-end tests.
import { spawnSync } from "node:child_process";
import fs from "node:fs";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** The browser to start: $CHROMIUM, one installed by the system, or null for the one that Playwright keeps. */
export function findChromium() {
  return [process.env.CHROMIUM, ...PLACES].find((file) => file && fs.existsSync(file)) ?? null;
}

/** Finds a browser or installs one: by Playwright, or by the system's packages when this is root.
 *  @returns {string | null} what was wrong, or null */
export function installChromium() {
  if (process.env.CHROMIUM && !fs.existsSync(process.env.CHROMIUM))
    return `CHROMIUM: there is no ${process.env.CHROMIUM}; name an installed Chromium or leave it out`;
  if (findChromium() || quietly("npx", ["playwright", "install", "chromium"])) return null;
  const isRoot = process.getuid?.() === 0;
  if (isRoot && quietly("apt-get", ["update"]))
    quietly("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
  if (findChromium()) return null;
  return "There is no Chromium and it could not be installed: install it, or set CHROMIUM to its path";
}

function quietly(command, args) {
  return (
    spawnSync(command, args, { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } }).status ===
    0
  );
}
