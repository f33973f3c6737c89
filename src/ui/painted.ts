/** Resolves once what is in the page now is on the screen. */
export async function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });
}
