import fs from "node:fs";

/** How many TypeScript modules lie under these files and folders. */
export function countModules(places) {
  return places
    .flatMap((place) => (place.endsWith(".ts") ? [place] : listFolder(place)))
    .filter((file) => /\.tsx?$/.test(file)).length;
}

function listFolder(folder) {
  return fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }) : [];
}
