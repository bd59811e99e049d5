/** 100 MiB: what one file of a release may have; larger things belong into a registry of packages. */
export const ASSET_BYTES_MAX = 100 * 1024 * 1024;
/** 25 MB: what a form on a page may upload, where a file is held in memory on its way. */
export const PAGE_FILE_BYTES_MAX = 25_000_000;
export const ASSETS_MAX = 1000;
const ASSET_NAME_LENGTH_MAX = 255;

/**
 * The name that a file is kept under: what an address or a file system may stumble over becomes a dot, as clients know it.
 * Source: recorded answers of uploads ("my file.zip" is kept as "my.file.zip").
 */
export const assetName = (name: string): string =>
  name
    .trim()
    .replace(/[^\p{L}\p{N}._+@-]+/gu, ".")
    .replace(/^\.+/, "default.");

/** What is wrong with a file's name, in words, or null. */
export function assetNameProblem(name: string): string | null {
  if (name === "") return "Give the file a name.";
  return name.length > ASSET_NAME_LENGTH_MAX ? `Use at most ${ASSET_NAME_LENGTH_MAX} characters.` : null;
}
