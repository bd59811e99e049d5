/** How an attempt ended; null while it waits. */
export type Outcome = { outcome: string | null; statusCode: number | null; detail: string | null };

const SUCCESS_MIN = 200;
const SUCCESS_MAX = 299;

/** Whether the receiver took it: any 2xx. */
export function isDelivered({ outcome, statusCode }: Outcome): boolean {
  return outcome === "response" && statusCode !== null && statusCode >= SUCCESS_MIN && statusCode <= SUCCESS_MAX;
}

/** The status of the wire format. Source: wire facts §1.19. */
export function statusWords(attempt: Outcome): string {
  if (isDelivered(attempt)) return "OK";
  switch (attempt.outcome) {
    case "response":
      return `Invalid HTTP Response: ${attempt.statusCode}`;
    case "timeout":
      return "timed out";
    case "tls":
      return "peer certificate cannot be authenticated with given CA certificates";
    case "blocked-address":
      return "failed to connect to network";
    case "too-large":
      return "payload too large";
    case "inactive":
      return "webhook is not active";
    case null:
      return "pending";
    default:
      return "failed to connect to host";
  }
}

const STATUS_OF_TIMEOUT = 504;
const STATUS_OF_FAILURE = 502;

/**
 * The status code of the wire format, which has to be a number when there was no answer as well. What is sent then is
 * not documented; these are what a gateway would answer, and they make `status=failure` find such attempts.
 */
export function statusCodeOf({ outcome, statusCode }: Outcome): number {
  return statusCode ?? (outcome === "timeout" ? STATUS_OF_TIMEOUT : STATUS_OF_FAILURE);
}

/** One sentence for people, that says what to do where anything can be done. */
export function outcomeSentence(attempt: Outcome): string {
  const { outcome, statusCode, detail } = attempt;
  const because = detail ? `: ${detail}` : "";
  if (isDelivered(attempt)) return `The receiver took it and answered ${statusCode}.`;
  switch (outcome) {
    case null:
      return "It waits to be sent.";
    case "response":
      return isRedirect(statusCode)
        ? `The receiver answered ${statusCode}, a redirect. Redirects are not followed: give the webhook its final address.`
        : `The receiver answered ${statusCode}. Anything but 2xx counts as a failure.`;
    case "timeout":
      return "The receiver did not answer within 10 seconds. Answer first and do the work afterwards.";
    case "dns":
      return `The name of the host could not be resolved${because}.`;
    case "tls":
      return `The receiver's certificate was not accepted${because}.`;
    case "refused":
      return `Nothing listens at the webhook's address${because}.`;
    case "blocked-address":
      return `The address may not be reached from here${because}. Only public addresses are; which others may be reached as well, site administrators decide under Administration, Outbound requests (/admin/outbound).`;
    case "listener":
      return "The webhook has no address: this waits for whoever listens.";
    case "invalid-url":
      return "The webhook's address is not an http or https address.";
    case "network":
      return `The connection broke before an answer came${because}.`;
    default:
      // What was not sent at all says itself why.
      return detail ?? "It was not sent.";
  }
}

function isRedirect(statusCode: number | null): boolean {
  return statusCode !== null && statusCode >= 300 && statusCode < 400;
}
