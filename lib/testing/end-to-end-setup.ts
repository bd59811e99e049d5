import { startServer } from "./server-process.ts";

/** Starts one server for all end-to-end tests, unless BASE_URL names one that runs. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.BASE_URL) return;
  const server = await startServer();
  process.env.BASE_URL = server.url; // the workers read the configuration again, in this environment
  return async () => {
    await server.stop();
    await server.remove();
  };
}
