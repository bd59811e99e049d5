import { z } from "zod";
import { listed } from "@/lib/api/answer.ts";
import { ANYONE, operation } from "@/lib/api/operation.ts";
import { pageQuery } from "@/lib/api/page-query.ts";
import { onPage, pageFrom } from "@/lib/platform/pagination.ts";
import { listTags } from "../../git/list-refs.ts";
import { refusingGit } from "../../refusing-git.ts";
import { representTag, tagSchema } from "../represent.ts";

export const listTagsOperation = operation({
  id: "repos/list-tags",
  method: "GET",
  path: "/repos/{owner}/{repo}/tags",
  summary: "List the tags of a repository",
  documentation: "/rest/repos/repos#list-repository-tags",
  accepts: ANYONE,
  requires: { anyOf: [{ metadata: "read" }], public: true },
  query: pageQuery,
  responses: { 200: z.array(tagSchema) },
  handler: async ({ repository, query, url }) => {
    const tags = await refusingGit(() => listTags(repository.id));
    const page = pageFrom(query);
    const shown = onPage(tags, page);
    return listed(
      shown.map((tag) => representTag(tag, repository)),
      { url, page, total: tags.length },
    );
  },
});
