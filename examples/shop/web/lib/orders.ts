import axios from 'axios';

const orders = axios.create({ baseURL: 'https://orders.shop.example' });

/** The orders of whoever is signed in. */
export async function fetchOrders(): Promise<unknown> {
  const { data } = await orders.get('/orders', { credentials: 'include' });
  return data;
}

/** Takes an order back that was not sent yet. */
export async function cancelOrder(id: string): Promise<void> {
  await orders.post(`/orders/${id}/cancel`, { withCredentials: true });
}
