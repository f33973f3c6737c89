/** How much a name in the markup can be trusted to be there after the next release of the page. */
export type TokenShape = 'word' | 'utility' | 'state' | 'hashed';
/** What kind of name a class (or another token of the markup) is, judged by its look. */
export declare function tokenShape(token: string): TokenShape;
/** The part of a hashed name that its author wrote, with the sign that ends it: `chatWrap_` of `chatWrap_x7Kd2`. Null where there is none. */
export declare function stemOf(token: string): string | null;
/** A value that says what an element is, not which one it is or what stands in it. */
export declare function isStableValue(value: string): boolean;
