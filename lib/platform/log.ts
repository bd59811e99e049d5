/** The process's log, on standard error. No secret reaches it, wherever in a message, field or error it stands. */
import pino, { type DestinationStream, type Logger } from "pino";
import type { Config } from "./config.ts";
import { redactFields, redactText } from "./redact.ts";
import { shared } from "./shared.ts";

export type LogFormat = "json" | "lines";
type LogSettings = { level: Config["logLevel"]; format: LogFormat };

const standardError: DestinationStream = { write: (line) => process.stderr.write(line) };

/** Until `configureLog` this speaks at `info`, in lines. */
const current = shared("log-format", () => ({ format: "lines" as LogFormat }));
export const log: Logger = shared("log", () =>
  createLog("info", { write: (line) => standardError.write(current.format === "json" ? line : humanLine(line)) }),
);

/** Lines for people at a terminal, JSON for machines in production. */
export function configureLog({ mode, logLevel }: Pick<Config, "mode" | "logLevel">): void {
  log.level = logLevel;
  current.format = mode === "production" ? "json" : "lines";
}

/** A log that writes one JSON object a line to `destination`, secrets blanked. */
export function createLog(level: LogSettings["level"], destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redactFields(fields) as Record<string, unknown>,
      },
      serializers: { err: (error: Error) => redactFields(pino.stdSerializers.err(error)) },
      hooks: { streamWrite: redactText },
    },
    destination,
  );
}

/** `12:30:01.250 warn  PostgreSQL had died and was started again  attempts=1`, an error's stack under it. */
export function humanLine(line: string): string {
  const { level, time, msg, err, ...fields } = JSON.parse(line) as Record<string, unknown> & {
    err?: { stack?: string };
  };
  const rest = Object.entries(fields).map(([name, value]) => ` ${name}=${asText(value)}`);
  const clock = String(time).slice("2000-01-01T".length, -1);
  const stack = err?.stack ? `\n${err.stack}` : "";
  return `${clock} ${String(level).padEnd(5)} ${msg ?? ""}${rest.length > 0 ? " " : ""}${rest.join("")}${stack}\n`;
}

function asText(value: unknown): string {
  return typeof value === "string" && !/\s/.test(value) ? value : JSON.stringify(value);
}
