import { pool } from "@/lib/platform/db.ts";

const DELETE = { name: "revoke-token", text: `DELETE FROM "AccessToken" WHERE id = $1` };

/** Ends a token at once; ending it twice is no error. */
export async function revokeToken(tokenId: number): Promise<void> {
  await pool.query({ ...DELETE, values: [tokenId] });
}
