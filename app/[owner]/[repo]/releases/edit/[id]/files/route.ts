import { notFound } from "next/navigation";
import { refusalWords } from "@/components/accounts/refused-state.ts";
import { fileSize } from "@/components/host/file-size.ts";
import { releaseEditPath } from "@/components/host/paths.ts";
import { type ReleaseParams, requireReleasePage } from "@/components/host/release-page.ts";
import { setFlash } from "@/components/ui/flash.ts";
import { tooLarge, unprocessable } from "@/lib/api/errors.ts";
import { authenticateSession } from "@/lib/authentication/session.ts";
import { uploadAsset } from "@/lib/host/releases/change-assets.ts";
import { PAGE_FILE_BYTES_MAX } from "@/lib/host/releases/rules.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";

/** What stands around the file in a form. */
const FORM_BYTES_MAX = 16 * 1024;

/** Takes a file for a release from our own page's form alone: a session counts only when the request's origin is ours. */
export async function POST(request: Request, { params }: { params: Promise<ReleaseParams> }): Promise<Response> {
  const requireAllowed = async () => {
    if (!(await authenticateSession(request.headers, request.method))) notFound();
    return requireReleasePage(await params);
  };
  const { visit, repository, viewer, release } = await requireAllowed();
  try {
    const file = await fileIn(request);
    const { asset } = await uploadAsset({
      actor: { accountId: viewer.id },
      repository: visit.repository,
      releaseId: release.id,
      name: file.name,
      label: null,
      contentType: file.type || "application/octet-stream",
      file: file.stream(),
      requireStillAllowed: async () => void (await requireAllowed()),
    });
    await setFlash(`${asset.name} is added.`);
  } catch (error) {
    await setFlash(refusalWords(error), "danger");
  }
  return Response.redirect(htmlUrl(`${releaseEditPath(repository, release.id)}#page-heading`), 303);
}

/** The file of a form, which is held in memory. Throws 413 for a larger one, 422 for none. */
async function fileIn(request: Request): Promise<File> {
  const length = Number(request.headers.get("content-length") ?? Number.POSITIVE_INFINITY);
  const words = `A file may have at most ${fileSize(PAGE_FILE_BYTES_MAX)} here. The API takes larger ones.`;
  if (!(length <= PAGE_FILE_BYTES_MAX + FORM_BYTES_MAX)) throw tooLarge(words);
  const form = await request.formData().catch(() => null);
  const file = form?.get("file");
  if (!(file instanceof File) || file.name === "") throw unprocessable("Choose a file first.");
  return file;
}
