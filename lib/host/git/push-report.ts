import { createByteReader } from "./byte-reader.ts";
import { encodePacket, FLUSH_PACKET, readPacket } from "./packet-line.ts";

const REPORT_BAND = 1;
const ERROR_BAND = 3;
/** The largest payload of a packet, less the byte that names the band. */
const BAND_BYTES = 65_515;

/** What git says at the end of a push, line by line: "unpack ok", then "ok <ref>" or "ng <ref> <reason>" for each ref,
 *  possibly followed by lines of options. */
export type PushReport = readonly string[];

/** Passes on git's progress as it comes and keeps back its report, which must not reach the client before the push is
 *  recorded. Null when git ended without a report. */
export async function holdReport(
  output: AsyncIterable<Buffer>,
  { sideBand, forward }: { sideBand: boolean; forward: (bytes: Buffer) => Promise<void> },
): Promise<PushReport | null> {
  const reader = createByteReader(output);
  const held: Buffer[] = [];
  if (!sideBand) for await (const chunk of reader.rest()) held.push(chunk);
  else {
    for (let packet = await readPacket(reader); packet; packet = await readPacket(reader)) {
      if (packet.kind === "flush") continue;
      const isReport = packet.payload[0] === REPORT_BAND && packet.payload.length > 1;
      if (isReport) held.push(packet.payload.subarray(1));
      else await forward(encodePacket(packet.payload));
    }
  }
  return parseReport(Buffer.concat(held));
}

async function parseReport(bytes: Buffer): Promise<PushReport | null> {
  const reader = createByteReader(
    (async function* () {
      yield bytes;
    })(),
  );
  const lines: string[] = [];
  for (let packet = await readPacket(reader); packet; packet = await readPacket(reader)) {
    if (packet.kind === "data") lines.push(packet.payload.toString("utf8").replace(/\n$/, ""));
  }
  return lines[0]?.startsWith("unpack ") ? lines : null;
}

/** The refs that git has updated. */
export function acceptedRefs(report: PushReport): Set<string> {
  return new Set(report.flatMap((line) => (line.startsWith("ok ") ? [line.slice(3)] : [])));
}

/** The report with our own reasons for these refs in the place of git's. */
export function withReasons(report: PushReport, reasons: ReadonlyMap<string, string>): PushReport {
  return report.map((line) => {
    const ref = /^ng (\S+) /.exec(line)?.[1];
    const reason = ref && reasons.get(ref);
    return reason ? `ng ${ref} ${reason.replace(/\s+/g, " ")}` : line;
  });
}

/** The end of the answer to a push. */
export function encodeReport(report: PushReport, sideBand: boolean): Buffer {
  const plain = Buffer.concat([...report.map((line) => encodePacket(`${line}\n`)), FLUSH_PACKET]);
  if (!sideBand) return plain;
  const packets: Buffer[] = [];
  for (let at = 0; at < plain.length; at += BAND_BYTES) {
    packets.push(onBand(REPORT_BAND, plain.subarray(at, at + BAND_BYTES)));
  }
  return Buffer.concat([...packets, FLUSH_PACKET]);
}

/** The end of the answer to a push that went wrong on the server's side; the client shows the words and fails. */
export function encodeFatal(message: string): Buffer {
  return Buffer.concat([onBand(ERROR_BAND, Buffer.from(`${message}\n`)), FLUSH_PACKET]);
}

function onBand(band: number, payload: Buffer): Buffer {
  return encodePacket(Buffer.concat([Buffer.from([band]), payload]));
}
