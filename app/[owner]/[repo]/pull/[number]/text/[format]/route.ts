import type { RepositoryParams } from "@/components/host/require-page.ts";
import { answerText } from "@/components/host/text-answer.ts";
import { notFound } from "@/lib/api/errors.ts";
import { idParam } from "@/lib/api/id-param.ts";
import { readChangesText } from "@/lib/host/pulls/changes.ts";
import { requirePull } from "@/lib/host/pulls/row.ts";

type Props = { params: Promise<RepositoryParams & { number: string; format: string }> };

/** A pull request's changes: where /owner/repo/pull/1.diff and 1.patch lead. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { number, ...named } = await params;
  return answerText(request, {
    ...named,
    place: `pull/${number}`,
    read: async ({ id }, format) => {
      const parsed = idParam.safeParse(number);
      if (!parsed.success) throw notFound();
      return readChangesText(await requirePull(id, parsed.data), format);
    },
  });
}
