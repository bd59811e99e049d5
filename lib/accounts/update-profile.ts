import type { Account } from "@/generated/prisma/client.ts";
import { clock } from "@/lib/platform/clock.ts";
import { transaction } from "@/lib/platform/db.ts";
import { checkInput } from "./check-input.ts";
import { type ProfileInput, profileInput } from "./schemas.ts";

/** Changes what a person says of themselves; what is left out stays as it is.
 *  @throws 422 for each field that is not valid */
export async function updateProfile(accountId: number, input: ProfileInput): Promise<Account> {
  const { name, bio, blog, location } = checkInput(profileInput, input, "User");
  return transaction((tx) =>
    tx.account.update({
      where: { id: accountId },
      data: {
        ...(name !== undefined && { name }),
        ...(bio !== undefined && { description: bio }),
        ...(blog !== undefined && { url: blog }),
        ...(location !== undefined && { location }),
        updatedAt: clock.now(),
      },
    }),
  );
}
