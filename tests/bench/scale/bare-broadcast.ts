import http from 'node:http';

/** What is compared with: Node's HTTP server and nothing else, which tells all who listen what it is told. */
const listening = new Set<http.ServerResponse>();
const server = http.createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  response.write('retry: 2000\n\n');
  listening.add(response);
  response.on('close', () => listening.delete(response));
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as { port: number }).port }));
process.on('message', ({ number }: { number: number }) => {
  for (const response of listening) response.write(`event: posts\ndata: ${number}\n\n`);
});
