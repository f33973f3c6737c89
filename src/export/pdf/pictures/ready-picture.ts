/** A picture in a form that a PDF can hold: the keys that say how its data is to be read. */
export type Ready = { readonly width: number; readonly height: number; readonly keys: string; readonly data: Uint8Array<ArrayBuffer> };
