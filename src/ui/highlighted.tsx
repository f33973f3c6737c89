import type { Piece } from './highlight';

/** Text with its hits marked. Only text nodes: whatever the page wrote stays words. */
export function Highlighted({ pieces }: { readonly pieces: readonly Piece[] }) {
  return <>{pieces.map((piece, index) => (piece.marked ? <mark key={index}>{piece.text}</mark> : piece.text))}</>;
}
