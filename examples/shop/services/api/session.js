import { Router } from 'express';
import { userOf } from './database.js';

export const session = Router();

session.use((request, response, next) => {
  const { origin } = request.headers;
  if (origin) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Credentials', true);
    response.setHeader('Vary', 'Origin');
  }
  next();
});

session.get('/', async (request, response) => {
  response.json(await userOf(request.cookies.session));
});
