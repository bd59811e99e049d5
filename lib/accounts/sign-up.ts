import type { Account } from "@/generated/prisma/client.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transaction } from "@/lib/platform/db.ts";
import { checkInput } from "./check-input.ts";
import { queueVerification } from "./email-verification.ts";
import { insertUser } from "./insert-user.ts";
import { hashPassword } from "./password.ts";
import { type SignUpInput, signUpInput } from "./schemas.ts";
import { refuseTaken } from "./uniqueness.ts";

/** Makes a person's account and sends them mail to verify their address.
 *  @throws 422 for each field that is not valid, and when the login or the address is taken */
export async function signUp(input: SignUpInput): Promise<Account> {
  const { login, name, email, password } = checkInput(signUpInput, input, "User");
  const passwordHash = await hashPassword(password);
  try {
    return await transaction(async (tx) => {
      const account = await insertUser(tx, { login, name, email: { address: email, verified: false }, passwordHash });
      const { id: emailId } = await tx.email.findUniqueOrThrow({ where: { address: email } });
      await queueVerification(tx, { emailId, address: email, login });
      await recordAudit(tx, { action: "user.create", actorId: account.id, accountId: account.id });
      return account;
    });
  } catch (error) {
    throw refuseTaken(error, "User");
  }
}
