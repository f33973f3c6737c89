import { chatui } from './chatui/site';
import { dingtalk } from './dingtalk/site';
import { qianniuHistory } from './qianniu-history/site';
import { shopeeBuyer } from './shopee-buyer/site';
import { shopeeSeller } from './shopee-seller/site';
import { wangwang } from './wangwang/site';
import type { Site } from '../reader/site';

/** The consoles that are on after the welcome, those on one host in the order in which they are asked. They go into every page that is read. */
export const shippedOn: readonly Site[] = [wangwang, qianniuHistory, shopeeSeller, shopeeBuyer, dingtalk, chatui];
