import { notify, settleNotices } from "@/lib/accounts/notices.ts";
import { administratorsOf, primaryEmail } from "@/lib/accounts/queries.ts";
import type { Tx } from "@/lib/platform/db.ts";
import { queueMail } from "@/lib/platform/outbox.ts";
import { htmlUrl } from "@/lib/platform/urls.ts";
import type { RequestWithParts } from "./queries.ts";

/** Where a requester sees what became of their requests. */
export const REQUESTS_PATH = "/settings/requests";

/** Where an account's owners decide about a request. */
const requestPath = ({ id, account }: Pick<RequestWithParts, "id" | "account">): string =>
  `/organizations/${account.login}/settings/requests/${id}`;

const subjectOf = ({ id }: { id: number }) => `installation_request:${id}`;

/** Mail and notice to everybody who may decide. */
export async function tellOwners(tx: Tx, request: RequestWithParts): Promise<void> {
  const owners = await administratorsOf(request.accountId, tx);
  const { account, requester, integration, reason } = request;
  const title = `${requester.login} asks for ${integration.name} on ${account.login}`;
  const path = requestPath(request);
  await notify(tx, {
    accountIds: owners.map((owner) => owner.account.id),
    kind: "installation_request",
    subject: subjectOf(request),
    title,
    about: { organizationId: account.id },
    path: `~/requests/${request.id}`,
  });
  for (const { account: owner, email } of owners)
    if (email)
      await queueMail(tx, {
        to: email,
        subject: title,
        text: `Hello ${owner.login},

${requester.login} asks you to let the integration ${integration.name} work on ${account.login}: on ${whereWords(request)}.
${reason ? `\nThey say: ${reason}\n` : ""}
Nothing happens until an owner of ${account.login} decides. See what it asks for, choose the repositories, approve or decline:

${htmlUrl(path)}
`,
        button: "Look at the request",
      });
}

const OUTCOMES = {
  approved: "is approved",
  declined: "is declined",
  cancelled: "is cancelled",
  ended: "has ended",
} as const;

/** Takes the owners' notices back, and tells the requester what became of it unless they ended it themselves. */
export async function tellOutcome(tx: Tx, request: RequestWithParts): Promise<void> {
  await settleNotices(tx, subjectOf(request));
  const { account, requester, integration, outcome, closedBy, answer } = request;
  if (!outcome || outcome === "cancelled" || closedBy?.id === requester.id) return;
  const title = `Your request for ${integration.name} on ${account.login} ${OUTCOMES[outcome]}`;
  await notify(tx, {
    accountIds: [requester.id],
    kind: "installation_request",
    subject: subjectOf(request),
    title,
    path: REQUESTS_PATH,
  });
  const email = await primaryEmail(requester.id, tx);
  if (!email) return;
  await queueMail(tx, {
    to: email.address,
    subject: title,
    text: `Hello ${requester.login},

${outcomeWords(request)}
${answer ? `\n${closedBy?.login ?? "They"} says: ${answer}\n` : ""}
All your requests and where they stand:

${htmlUrl(REQUESTS_PATH)}
`,
    button: "See your requests",
  });
}

function outcomeWords({ account, integration, outcome, closedBy }: RequestWithParts): string {
  const owner = closedBy?.login ?? "an owner";
  if (outcome === "approved")
    return `${owner} approved your request: ${integration.name} works on ${account.login} now.`;
  if (outcome === "declined") return `${owner} declined your request for ${integration.name} on ${account.login}.`;
  return `${integration.name} cannot be installed on ${account.login} any more: your request has ended.`;
}

function whereWords({ repositorySelection, repositories }: RequestWithParts): string {
  if (repositorySelection === "all") return "all repositories";
  return repositories.length === 1 ? "1 repository" : `${repositories.length} repositories`;
}
