import type { Category } from './categories';

/** The locale keys of what things are hidden as, in the plural. */
export const categoryKeys = {
  name: 'redactName',
  phone: 'redactPhone',
  address: 'redactAddress',
  identity: 'redactIdentity',
  card: 'redactCard',
  email: 'redactEmail',
  order: 'redactOrder',
  link: 'redactLink',
  custom: 'redactCustom',
  hand: 'redactHand',
  account: 'redactAccount',
  fileName: 'redactFileName',
  file: 'redactFile',
  picture: 'redactPicture',
} as const satisfies Record<Category, string>;
