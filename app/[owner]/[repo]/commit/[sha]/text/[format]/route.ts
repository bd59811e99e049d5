import { decoded, type RepositoryParams } from "@/components/host/require-page.ts";
import { answerText } from "@/components/host/text-answer.ts";
import { readCommitText } from "@/lib/host/commits/queries.ts";

type Props = { params: Promise<RepositoryParams & { sha: string; format: string }> };

/** What a commit changes: where /owner/repo/commit/SHA.diff and SHA.patch lead. */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { sha, ...named } = await params;
  return answerText(request, {
    ...named,
    place: `commit/${sha}`,
    read: ({ id }, format) => readCommitText(id, decoded(sha), format),
  });
}
