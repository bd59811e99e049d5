// Imported first and written for any Node.js with modules, so that an old one gets a sentence and not a stack trace.
const NEEDED = [20, 19];
const [major, minor] = process.versions.node.split(".").map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  console.error(
    `Mortise needs Node.js ${NEEDED.join(".")} or newer and this is ${process.versions.node}: https://nodejs.org`,
  );
  process.exit(1);
}
