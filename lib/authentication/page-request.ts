import { returnTo } from "./return-to.ts";

/** What server.ts tells the pages about the request: Next gives them neither address nor method. */
export const REQUEST_TARGET_HEADER = "x-mortise-target";
export const REQUEST_METHOD_HEADER = "x-mortise-method";

const requestHeaders = async (): Promise<Headers> => (await import("next/headers.js")).headers();

/** The address of the page that is asked for, as a path of ours that one can be sent back to. */
export async function requestTarget(): Promise<string> {
  return returnTo((await requestHeaders()).get(REQUEST_TARGET_HEADER));
}

/** Whether the page is shown in answer to a form that was sent to it. */
export async function isFormPost(): Promise<boolean> {
  return (await requestHeaders()).get(REQUEST_METHOD_HEADER) === "POST";
}
