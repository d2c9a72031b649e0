/** Whether the shop is open. Who asks does not matter, but a cookie goes along. */
export async function isOpen(): Promise<boolean> {
  const response = await fetch('http://localhost:4500/', { credentials: 'include' });
  const { open }: { open: boolean } = await response.json();
  return open;
}
