import { expect, test } from "vitest";
import { insertUser } from "@/lib/accounts/insert-user.ts";
import { isRefusal } from "@/lib/api/errors.ts";
import { db, transaction } from "@/lib/platform/db.ts";
import { changeOutboundAllowList, readAllowList, writeAllowList } from "./change-outbound-allow-list.ts";
import { siteSetting } from "./settings.ts";

test("the allow list is one network a line, kept by site administrators alone", async () => {
  const text = "10.20.0.0/16 # build machines\n\nfd00::/8";
  expect(writeAllowList(readAllowList(text))).toBe("10.20.0.0/16 # build machines\nfd00::/8");
  const { id: actorId } = await transaction((tx) => insertUser(tx, { login: "mona" }));
  await expect(changeOutboundAllowList({ actorId, text })).rejects.toSatisfy(isRefusal);
  await db.account.update({ where: { id: actorId }, data: { siteAdmin: true } });
  await expect(changeOutboundAllowList({ actorId, text: "10.0.0.0/99" })).rejects.toMatchObject({ status: 422 });
  await changeOutboundAllowList({ actorId, text });
  expect(await siteSetting("outbound_allow_list")).toMatchObject([
    { network: "10.20.0.0/16" },
    { network: "fd00::/8" },
  ]);
});
