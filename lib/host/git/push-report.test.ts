import fc from "fast-check";
import { expect, test } from "vitest";
import { createByteReader } from "./byte-reader.ts";
import { encodePacket, FLUSH_PACKET } from "./packet-line.ts";
import { readPushCommands } from "./push-commands.ts";
import { acceptedRefs, encodeFatal, encodeReport, holdReport, withReasons } from "./push-report.ts";

const report = ["unpack ok", "ok refs/heads/main", "ng refs/heads/x non-fast-forward", "ok refs/heads/ünï"];

/** The bytes in pieces of these lengths, as a network may cut them. */
async function* inPieces(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (const length of lengths) {
    yield bytes.subarray(at, at + length);
    at += length;
  }
  yield bytes.subarray(at);
}

const pieces = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });

test("a report is read whole however it is cut, and progress is passed on at once", async () => {
  const progress = encodePacket("\x02Resolving deltas\n");
  const bytes = Buffer.concat([progress, encodePacket("\x01"), encodeReport(report, true)]);
  await fc.assert(
    fc.asyncProperty(pieces, async (lengths) => {
      const forwarded: Buffer[] = [];
      const forward = async (part: Buffer) => void forwarded.push(part);
      expect(await holdReport(inPieces(bytes, lengths), { sideBand: true, forward })).toEqual(report);
      expect(Buffer.concat(forwarded)).toEqual(Buffer.concat([progress, encodePacket("\x01")]));
    }),
    { numRuns: 50 },
  );
});

test("a report without side band, a long one, and none at all", async () => {
  const forward = () => Promise.reject(new Error("nothing to forward"));
  const plain = encodeReport(report, false);
  expect(await holdReport(inPieces(plain, [3]), { sideBand: false, forward })).toEqual(report);
  const long = ["unpack ok", ...Array.from({ length: 3000 }, (_, n) => `ok refs/heads/a-rather-long-name-${n}`)];
  expect(await holdReport(inPieces(encodeReport(long, true), []), { sideBand: true, forward })).toEqual(long);
  expect(await holdReport(inPieces(FLUSH_PACKET, []), { sideBand: true, forward })).toBeNull();
});

test("our reasons take the place of git's, on one line", () => {
  expect(acceptedRefs(report)).toEqual(new Set(["refs/heads/main", "refs/heads/ünï"]));
  const reasons = new Map([
    ["refs/heads/x", "not\nallowed"],
    ["refs/heads/main", "never used: it was accepted"],
  ]);
  expect(withReasons(report, reasons)).toEqual(report.with(2, "ng refs/heads/x not allowed"));
  expect(encodeFatal("Oh no").toString()).toBe("000b\x03Oh no\n0000");
});

test("a push's commands are read whole however they are cut, and its pack stays to be read", async () => {
  const [zero, one] = ["0".repeat(40), "1".repeat(40)];
  const commands = [
    encodePacket(`shallow ${one}\n`),
    encodePacket(`${zero} ${one} refs/heads/a\0 report-status side-band-64k agent=git/2.39\n`),
    encodePacket(`${one} ${zero} refs/heads/ünï "q"\n`),
    FLUSH_PACKET,
  ];
  const head = Buffer.concat(commands);
  const bytes = Buffer.concat([head, Buffer.from("PACK and more")]);
  await fc.assert(
    fc.asyncProperty(pieces, async (lengths) => {
      const reader = createByteReader(inPieces(bytes, lengths));
      const push = await readPushCommands(reader);
      expect(push.updates).toEqual([
        { ref: "refs/heads/a", before: null, after: one },
        { ref: 'refs/heads/ünï "q"', before: one, after: null },
      ]);
      expect(push.capabilities.has("report-status")).toBe(true);
      expect(push.bytes).toEqual(head);
      const rest: Buffer[] = [];
      for await (const part of reader.rest()) rest.push(part);
      expect(Buffer.concat(rest).toString()).toBe("PACK and more");
    }),
    { numRuns: 50 },
  );
});
