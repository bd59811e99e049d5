// Somebody else's program, which knows Mortise by its address alone: verifies an install receipt with jose.
// MORTISE_URL=… CLIENT_ID=… node verify-receipt.mjs <receipt> <expected state>: prints the payload, or fails in words.
import { createRemoteJWKSet, jwtVerify } from "jose";

const [receipt, expectedState] = process.argv.slice(2);
const { MORTISE_URL: host, CLIENT_ID: audience } = process.env;
const keys = createRemoteJWKSet(new URL("/.well-known/install-receipts/jwks.json", host));
try {
  const { payload } = await jwtVerify(receipt, keys, {
    issuer: host,
    audience,
    algorithms: ["ES256"],
    typ: "install-receipt+jwt",
    requiredClaims: ["exp", "nonce", "installation"],
  });
  if (payload.state !== expectedState) throw new Error("the receipt belongs to another flow");
  console.log(JSON.stringify(payload));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
