/** One message of the sample shop, as it truly is: what an archive of the page must come to. */
export type ShopMessage = {
  readonly id: string;
  readonly direction: 'in' | 'out' | 'system';
  readonly sender: string | null;
  /** Epoch ms, on a full minute: the page shows no seconds. */
  readonly at: number;
  readonly kind: 'text' | 'image' | 'product' | 'order' | 'system' | 'recall';
  readonly text: string;
  /** Path of the picture, for images and products. */
  readonly picture: string | null;
  readonly auto: boolean;
};

export type Buyer = {
  readonly id: string;
  readonly name: string;
  readonly language: 'zh' | 'en' | 'th' | 'vi';
  readonly colour: string;
};

/** A conversation with all its messages, oldest first. */
export type ShopConversation = { readonly id: string; readonly buyer: Buyer; readonly messages: readonly ShopMessage[] };

/** The whole truth about the shop, whatever of it is on screen. */
export type ShopTruth = { readonly account: string; readonly conversations: readonly ShopConversation[] };
