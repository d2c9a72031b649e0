const { createServer } = require('node:http');

/** Everybody may know whether the shop is open, and nobody needs to say who they are. */
const server = createServer((request, response) => {
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Access-Control-Allow-Origin': '*',
  });
  response.end(JSON.stringify({ open: true }));
});

server.listen(4500);
