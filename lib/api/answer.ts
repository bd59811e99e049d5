import { linkHeader, type Page } from "@/lib/platform/pagination.ts";
import { contentTypeOf, type MediaFormat } from "./media-type.ts";
import type { Answer } from "./operation.ts";

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const created = (body: unknown, location?: string): Answer => ({
  status: 201,
  body,
  ...(location && { headers: { location } }),
});
export const accepted = (body: unknown = {}): Answer => ({ status: 202, body });
export const noContent = (): Answer => ({ status: 204 });

/** The answer in another form than JSON. */
export const inFormat = (format: MediaFormat, content: Buffer | string): Answer => ({
  status: 200,
  raw: { contentType: contentTypeOf(format), bytes: typeof content === "string" ? Buffer.from(content) : content },
});

/** One page of a list with its `link` header; `total` counts the rows of all pages. */
export function listed(body: unknown, { url, page, total }: { url: URL; page: Page; total: number }): Answer {
  const link = linkHeader(url, page, total);
  return { status: 200, body, ...(link && { headers: { link } }) };
}
