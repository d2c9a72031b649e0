const cors = require('@koa/cors');
const Koa = require('koa');

const subscribers = new Set();
const app = new Koa();

app.use(cors({ credentials: true }));

app.use(async (context) => {
  const user = context.cookies.get('session');
  if (context.method === 'POST') subscribers.add(user);
  context.body = { subscribed: subscribers.has(user) };
});

app.listen(4300);
