/** Somebody's own web application with next-auth, and a browser that keeps its cookies. */
import http from "node:http";
import type { AddressInfo } from "node:net";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type NextAuthOptions } from "next-auth";

type Visit = { status: number; location: string; body: unknown };

export type NextAuthApp = {
  origin: string;
  /** One request of the browser: GET, or POST with a form. */
  visit: (path: string, form?: Record<string, string>) => Promise<Visit>;
  /** Takes a browser that has never been here. */
  forget: () => void;
  close: () => Promise<void>;
};

/** `optionsFor` is asked once for each request. Sets NEXTAUTH_URL, which next-auth reads. */
export async function startNextAuthApp(optionsFor: () => NextAuthOptions): Promise<NextAuthApp> {
  const server = http.createServer((request, response) => void answer(request, response, optionsFor()));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  process.env.NEXTAUTH_URL = origin;
  const jar = new Map<string, string>();
  return {
    origin,
    visit: (path, form) => visit({ url: new URL(path, origin), form, jar }),
    forget: () => jar.clear(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Loaders differ in what they make of a CommonJS module's default export. */
export const defaultOf = <T extends object>(imported: T): T =>
  "default" in imported ? (imported.default as T) : imported;

/** next-auth itself, in front of it only what Next's server gives its handlers: query, cookies and the form. */
async function answer(
  request: http.IncomingMessage,
  response: http.ServerResponse,
  options: NextAuthOptions,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://127.0.0.1");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const nextauth = url.pathname.replace("/api/auth/", "").split("/");
  Object.assign(request, {
    query: { ...Object.fromEntries(url.searchParams), nextauth },
    body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
    cookies: cookiesIn(request.headers.cookie ?? ""),
  });
  Object.assign(response, {
    status: (code: number) => Object.assign(response, { statusCode: code }),
    json: (value: unknown) => response.end(JSON.stringify(value)),
    send: (value: unknown) => response.end(typeof value === "string" ? value : JSON.stringify(value)),
    redirect: (address: string) => response.writeHead(302, { location: address }).end(),
  });
  await defaultOf(NextAuth)(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options);
}

function cookiesIn(header: string): Record<string, string> {
  return Object.fromEntries(
    header.split("; ").map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, decodeURIComponent(value.join("="))];
    }),
  );
}

async function visit({
  url,
  form,
  jar,
}: {
  url: URL;
  form: Record<string, string> | undefined;
  jar: Map<string, string>;
}): Promise<Visit> {
  const response = await fetch(url, {
    method: form ? "POST" : "GET",
    headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; ") },
    ...(form && { body: new URLSearchParams(form) }),
    redirect: "manual",
  });
  for (const line of response.headers.getSetCookie()) {
    const [name = "", ...value] = (line.split(";")[0] ?? "").split("=");
    jar.set(name, value.join("="));
  }
  const text = await response.text();
  const isJson = text.startsWith("{");
  return {
    status: response.status,
    location: response.headers.get("location") ?? "",
    body: isJson ? JSON.parse(text) : text,
  };
}
