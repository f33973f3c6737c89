import { text } from '../platform/i18n';
import type { Category } from '../redaction/categories';
import { categoryKeys } from '../redaction/category-keys';

/** What things are hidden as, in the plural. */
export const categoryName = (category: Category): string => text(categoryKeys[category]);
