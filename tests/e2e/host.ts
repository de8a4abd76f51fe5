import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { siteServer } from '../../src/cli/serve.mjs';

export interface Transfer {
  path: string;
  /** Bytes on the wire: head and compressed body of the answer. */
  bytes: number;
}

/** A host of its own: its site can be replaced, it can be stopped and started, and it counts. */
export class Host {
  /** Every answer so far, whoever asked: page, worker or service worker. */
  readonly transfers: Transfer[] = [];
  #site: Server;
  #server: Server | null = null;
  #port = 0;

  constructor(folder: string) {
    this.#site = siteServer(folder);
  }

  get origin(): string {
    return `http://localhost:${this.#port}`;
  }

  deploy(folder: string): void {
    this.#site = siteServer(folder);
  }

  async start(): Promise<void> {
    const server = createServer((request, response) => {
      const { socket } = request;
      const before = socket.bytesWritten;
      response.on('close', () => {
        const bytes = socket.bytesWritten - before;
        this.transfers.push({ path: request.url ?? '', bytes });
      });
      this.#site.emit('request', request, response);
    });
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, 'localhost', resolve));
    this.#port = (server.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    server?.closeAllConnections();
    if (server) await new Promise((resolve) => server.close(resolve));
  }
}
