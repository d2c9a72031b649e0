const WISHLIST = 'https://api.shop.example/wishlist';

/** Notes a product for later, for whoever is signed in. */
export async function addToWishlist(product: string): Promise<void> {
  await fetch(`${WISHLIST}/${product}`, { method: 'PUT', credentials: 'Include' });
}

/** What others have to say about a product. */
export async function fetchReviews(product: string): Promise<unknown> {
  const response = await fetch(`https://api.shop.example/reviews/${product}`, {
    headers: {
      Accept: 'application/json',
      'Access-Control-Allow-Origin': '*',
    },
  });
  return response.json();
}
