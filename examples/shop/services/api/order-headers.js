const SHOP = 'https://www.shop.example';

/** The shop's own pages may place orders. */
export function orderHeaders(request, response, next) {
  response.header('Access-Control-Allow-Origin', SHOP);
  response.header('Access-Control-Allow-Credentials', 'True');
  response.header('Access-Control-Allow-Headers', 'Content-Type, X-Requested-With');
  response.header('Access-Control-Allow-Methods', 'GET, POST, OPTIONS');

  if (request.method === 'OPTIONS') return response.sendStatus(204);
  next();
}
