/** What has been typed into the search box that stands in the page itself, before the view takes it over. */
export const typedBefore = (): string => document.querySelector<HTMLInputElement>('#root input')?.value ?? '';
