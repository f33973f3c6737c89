import { doudian } from './doudian/site';
import { feishu } from './feishu/site';
import { goofish } from './goofish/site';
import { jdDongdong } from './jd-dongdong/site';
import { pinduoduo } from './pinduoduo/site';
import { telegramWeb } from './telegram-web/site';
import { tiktokShop } from './tiktok-shop/site';
import { whatsappWeb } from './whatsapp-web/site';
import type { Site } from '../reader/site';

/** The consoles that wait for the user to turn them on. What is known of them goes into their own pages only. */
export const shippedOff: readonly Site[] = [goofish, pinduoduo, doudian, tiktokShop, jdDongdong, feishu, whatsappWeb, telegramWeb];
