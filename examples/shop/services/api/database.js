/** Stands in for a real database. */
const products = [
  { id: 1, name: 'Teapot', price: 3900 },
  { id: 2, name: 'Cup', price: 900 },
];

export async function findProducts(search = '') {
  return products.filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()));
}

export async function placeOrder(session, items) {
  return { id: `${session}-${items.length}`, items };
}

export async function settleInvoice(id) {
  return { id, settled: true };
}

export async function userOf(session) {
  return session ? { name: 'Ada', session } : null;
}
