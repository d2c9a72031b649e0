import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import Fastify from 'fastify';

interface Payment {
  readonly order: string;
  readonly amount: number;
}

const app = Fastify({ logger: true });

await app.register(cookie);

// www.shop.example, shop.example, and every preview of a branch.
await app.register(cors, {
  origin: [/shop\.example$/, /^https:\/\/[\w-]+\.preview\.shop\.example$/],
  credentials: true,
  methods: ['GET', 'POST'],
});

app.post<{ Body: Payment }>('/payments', async (request, reply) => {
  const { order, amount } = request.body;
  reply.code(201);
  return { order, amount, payer: request.cookies['session'] };
});

await app.listen({ port: 4100 });
