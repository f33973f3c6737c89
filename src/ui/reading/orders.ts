/** The index of the first of ascending `orders` that is not below `order`; their number where all are. */
export function firstNotBelow(orders: Float64Array, order: number): number {
  let low = 0;
  let high = orders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((orders[middle] ?? 0) < order) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The index at which `order` stands; -1 where it does not. */
export function indexOfOrder(orders: Float64Array, order: number): number {
  const index = firstNotBelow(orders, order);
  return orders[index] === order ? index : -1;
}
