const ACCOUNTS = process.env['NEXT_PUBLIC_ACCOUNTS_URL'] ?? 'https://accounts.shop.example';

/** Who is signed in; the cookie goes along. */
export async function fetchAccount(): Promise<unknown> {
  const response = await fetch(`${ACCOUNTS}/account`, { credentials: 'include' });
  if (!response.ok) throw new Error(`The account is not there: ${response.status}.`);
  return response.json();
}
