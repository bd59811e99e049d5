/** The controls that MODE=test opens under /_test, for suites that drive a running server from outside. */
import type { IncomingMessage, ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import { z } from "zod";
import { clock } from "./clock.ts";

const clockSetting = z.strictObject({ now: z.iso.datetime({ offset: true }) });
const CLOCK_FIX = 'send {"now": "2030-01-01T00:00:00Z"}: an ISO 8601 time with a zone';

/** GET, PUT and DELETE `/_test/clock`: read, set and give back the clock. Each answers `{ now, set }`. */
export async function answerTestControl(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url?.split("?")[0] !== "/_test/clock")
    return answer(response, 404, { message: "There is no such test control; there is /_test/clock" });
  switch (request.method) {
    case "GET":
      return answerClock(response);
    case "DELETE":
      clock.set(undefined);
      return answerClock(response);
    case "PUT": {
      const setting = clockSetting.safeParse(await json(request).catch(() => null));
      if (!setting.success) return answer(response, 422, { message: `now: ${CLOCK_FIX}` });
      clock.set(new Date(setting.data.now));
      return answerClock(response);
    }
    default:
      return answer(response, 405, { message: "The clock is read by GET, set by PUT and given back by DELETE" });
  }
}

function answerClock(response: ServerResponse): void {
  answer(response, 200, { now: clock.now().toISOString(), set: clock.isSet() });
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
