import net, { type AddressInfo } from "node:net";

const servers: net.Server[] = [];

/** A mail server that takes everything, unless told what to answer to a recipient. */
export async function startMailServer(answerToRecipient = "250 ok") {
  const received: string[] = [];
  const server = net.createServer((socket) => {
    let inMessage = false;
    socket.write("220 mail.example.test\r\n");
    socket.on("data", (chunk) => {
      for (const line of chunk.toString().split("\r\n").filter(Boolean)) {
        received.push(line);
        if (line === ".") inMessage = false;
        if (inMessage) continue;
        if (line === "DATA") inMessage = true;
        if (line === "QUIT") socket.end("221 bye\r\n");
        else if (line.startsWith("RCPT")) socket.write(`${answerToRecipient}\r\n`);
        else socket.write(line === "DATA" ? "354 go on\r\n" : "250 ok\r\n");
      }
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { url, received };
}

/** Ends every mail server that was started here. */
export async function closeMailServers(): Promise<void> {
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
}
