import type { Locator, Page } from "@playwright/test";

export type Login = "mona" | "hubot" | "lisa";

/** The running server and its people, for what has to have happened before a picture. */
export type Scene = {
  url: string;
  /** A page of the person's own browser, signed in. */
  as: (login: Login) => Promise<Page>;
  /** Calls the REST API with the person's classic token; the path is what comes after /api/v3.
   *  @throws for any answer but 2xx */
  api: (login: Login, method: string, path: string, body?: object) => Promise<Record<string, unknown>>;
};

/** One picture of a page. The pictures of a guide are taken in order, on one server that goes on from each to the next. */
export type Picture = {
  /** docs/guides/images/<file>.png; begins with the guide's name. */
  file: string;
  /** Who looks; null for somebody who is not signed in. */
  as: Login | null;
  path: string | ((scene: Scene) => Promise<string>);
  /** Makes happen what the page is to show. */
  arrange?: (scene: Scene) => Promise<void>;
  /** Done on the page itself before it is taken: something typed, something opened. */
  act?: (page: Page) => Promise<void>;
  /** Only this part of the page, with a little around it. */
  of?: (page: Page) => Locator;
  /** CSS pixels; 960 unless said. */
  width?: number;
  /** CSS pixels from the top; the whole page unless said. */
  height?: number;
};

export type Guide = { name: string; pictures: readonly Picture[] };
