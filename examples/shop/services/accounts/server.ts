import cors, { type CorsOptions } from 'cors';
import express, { type NextFunction, type Request, type Response } from 'express';

const origins = new Set(['https://www.shop.example', 'https://admin.shop.example']);

const options: CorsOptions = {
  origin(origin, done) {
    done(null, origin === undefined || origins.has(origin));
  },
  credentials: true,
};

/** The same by hand: whoever is not on the list gets no header. */
function adminHeaders(request: Request, response: Response, next: NextFunction): void {
  const { origin } = request.headers;
  response.vary('Origin');
  if (origin !== undefined && origins.has(origin)) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  next();
}

const app = express();

app.use('/account', cors(options), (request, response) => {
  response.json({ account: request.get('cookie') });
});

app.use('/admin', adminHeaders, (request, response) => {
  response.json({ admin: request.get('cookie') });
});

app.listen(4400);
