import { createServer } from 'node:http';
import { Server, type Socket } from 'socket.io';

const http = createServer();

const corsOptions = {
  origin: true,
  credentials: true,
} as const;

const io = new Server(http, { path: '/chat', cors: corsOptions });

io.on('connection', (socket: Socket) => {
  socket.on('message', (text: string) => {
    io.emit('message', { from: socket.id, text });
  });
});

http.listen(4200);
