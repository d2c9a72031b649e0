import cookieParser from 'cookie-parser';
import cors from 'cors';
import express from 'express';
import { findProducts, placeOrder, settleInvoice } from './database.js';
import { orderHeaders } from './order-headers.js';
import { session } from './session.js';

const app = express();

app.use(express.json(), cookieParser());

app.get('/products', cors(), async (request, response) => {
  response.json(await findProducts(request.query.search));
});

app.use('/cart', cors({ origin: '*', credentials: true }));

app.get('/cart', (request, response) => {
  response.json(JSON.parse(request.cookies.cart ?? '[]'));
});

app.use('/orders', orderHeaders);

app.post('/orders', async (request, response) => {
  response.status(201).json(await placeOrder(request.cookies.session, request.body));
});

const partners = ['https://www.partner.example/', 'https://Billing.partner.example'];

app.use('/invoices', cors({ origin: partners, credentials: true, maxAge: 600 }));

app.post('/invoices/:id', async (request, response) => {
  response.json(await settleInvoice(request.params.id));
});

app.use('/session', session);

app.listen(process.env.PORT ?? 4000);
