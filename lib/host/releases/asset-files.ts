import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import fs from "node:fs/promises";
import path from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { tooLarge } from "@/lib/api/errors.ts";
import { repositoryPath } from "../git/repository-path.ts";
import { ASSET_BYTES_MAX } from "./rules.ts";

/** Beside the repository's own files, so that they are deleted, moved and kept with them. */
const folderOf = (repositoryId: number): string => path.join(repositoryPath(repositoryId), "release-assets");

/** Where the bytes of a release's file are. */
const assetFile = (repositoryId: number, assetId: number): string => path.join(folderOf(repositoryId), String(assetId));

export type ReceivedFile = { path: string; size: number; digest: string };

/** Writes what arrives into a file that has no name yet. @throws 413 over ASSET_BYTES_MAX, with nothing left behind */
export async function receiveFile(
  repositoryId: number,
  stream: ReadableStream<Uint8Array> | null,
): Promise<ReceivedFile> {
  await fs.mkdir(folderOf(repositoryId), { recursive: true });
  const file = path.join(folderOf(repositoryId), `${randomUUID()}.part`);
  const hash = createHash("sha256");
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.byteLength;
      hash.update(chunk);
      done(size > ASSET_BYTES_MAX ? tooLarge(`A file may have at most ${ASSET_BYTES_MAX} bytes.`) : null, chunk);
    },
  });
  try {
    const source = stream ? Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0]) : Readable.from([]);
    await pipeline(source, measure, createWriteStream(file));
  } catch (error) {
    await discardFile(file);
    throw error;
  }
  return { path: file, size, digest: `sha256:${hash.digest("hex")}` };
}

/** Gives a received file the place of its row. */
export async function keepFile({ path: from }: ReceivedFile, repositoryId: number, assetId: number): Promise<void> {
  await fs.rename(from, assetFile(repositoryId, assetId));
}

/** The bytes of a file as they are read from where they are kept. @throws ENOENT where there is none */
export async function openAssetFile(repositoryId: number, assetId: number): Promise<ReadableStream<Uint8Array>> {
  const handle = await fs.open(assetFile(repositoryId, assetId));
  return Readable.toWeb(handle.createReadStream()) as ReadableStream<Uint8Array>;
}

export async function discardFile(file: string): Promise<void> {
  await fs.rm(file, { force: true });
}

/** Deletes the bytes of files whose rows are gone. */
export async function deleteAssetFiles(repositoryId: number, assetIds: readonly number[]): Promise<void> {
  for (const id of assetIds) await discardFile(assetFile(repositoryId, id));
}
