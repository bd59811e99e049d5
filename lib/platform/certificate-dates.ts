import { TLSSocket } from "node:tls";

type Place = { hostname: string; host: string; protocol: string; port: string; servername: string };
type Connect = (place: Place, callback: (error: Error | null, socket: unknown) => void) => void;

const DATED = /expired|not yet valid/i;
const LIMIT_MS = 2_000;

/**
 * The reason why a certificate was refused, with the day on which it ended or begins where that is the reason. Looks at
 * the certificate once more through `connect`, which accepts any; nothing is sent on that connection.
 */
export async function certificateDates(url: URL, reason: string, connect: Connect): Promise<string> {
  if (!DATED.test(reason)) return reason;
  const socket = await open(url, connect);
  if (!(socket instanceof TLSSocket)) return reason;
  const { valid_from: from, valid_to: to } = socket.getPeerCertificate();
  socket.destroy();
  if (/not yet valid/i.test(reason)) return from ? `the certificate is valid from ${day(from)}` : reason;
  return to ? `the certificate expired on ${day(to)}` : reason;
}

/** "2026-03-01", from the words of the certificate. */
const day = (text: string): string => new Date(text).toISOString().slice(0, 10);

function open(url: URL, connect: Connect) {
  const { hostname, host, protocol, port } = url;
  return new Promise<unknown>((resolve) => {
    const timer = setTimeout(() => resolve(null), LIMIT_MS);
    connect({ hostname, host, protocol, port: port || "443", servername: hostname }, (_error, socket) => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}
