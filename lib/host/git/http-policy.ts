import type { IncomingMessage } from "node:http";
import type { RefUpdate } from "./refs.ts";
import type { UpdateFacts } from "./update-facts.ts";

/** What a request wants of which repository. Who asks is in the request's headers. */
export type GitAccessRequest = {
  owner: string;
  name: string;
  operation: "read" | "write";
  request: IncomingMessage;
};

/** `maxPackBytes` bounds what one push may send. */
export type GitAccess<Actor> = {
  repositoryId: number;
  actor: Actor;
  mayRead: boolean;
  mayWrite: boolean;
  maxPackBytes: number;
};

/** `message` is shown to the client as it stands; 401 makes git ask for a name and a password. */
export type GitRefusal = { status: 401 | 403 | 404; message: string };

/** The path of the repository's address as it is now, up to and with ".git". */
export type GitMoved = { movedTo: string };

export type Push<Actor> = { repositoryId: number; actor: Actor; updates: RefUpdate[] };

/** A push whose objects are there but which nobody sees yet. `changedPaths` says what the new commits of one of the
 *  updates touch, below `within` when that is given. */
export type IncomingPush<Actor> = Push<Actor> & {
  changedPaths: (update: RefUpdate, options?: { within: string }) => Promise<string[]>;
  /** What one of the updates would do to the history of its branch. */
  factsOf: (update: RefUpdate) => Promise<UpdateFacts>;
};

/** Who may do what, and what follows from it: this folder knows git, its caller knows people. */
export type GitPolicy<Actor> = {
  authorize: (request: GitAccessRequest) => Promise<GitAccess<Actor> | GitRefusal | GitMoved>;
  /** Asked after the objects arrived and before any ref moves. A reason for any ref refuses the whole push; the reasons
   *  are shown beside their refs. An error refuses as well. */
  authorizePush?: (push: IncomingPush<Actor>) => Promise<{ ref: string; reason: string }[]>;
  /** Called with the refs that did move, and finished before the client hears that they did: an acknowledged push is a
   *  recorded one. When it fails the refs have moved all the same and the client is told that recording failed. Of two
   *  pushes of one ref at once the calls may come in either order; `before` and `after` say which was first. */
  onPush: (push: Push<Actor>) => Promise<void>;
  /** Told of what a client cannot be told: failures of git and of the policy itself. */
  onFailure?: (error: unknown, context: { owner: string; name: string; service: string }) => void;
};
