import type { MailServer } from './companion-protocol';

type PresetServer = Omit<MailServer, 'user'> & { readonly user: 'address' | 'local-part' };

/** What a provider wants as a password: a code or an app password made for programs, the account's own, or none at all (sign-in only). */
export type PasswordKind = 'code' | 'app' | 'own' | 'none';

/** Where a provider's servers are. */
export type MailPreset = {
  readonly id: string;
  /** As the provider writes itself; a name, so it is in no language. */
  readonly name: string;
  /** The domains of its addresses. */
  readonly domains: readonly string[];
  /** What the mail exchangers of other domains end in that it hosts. */
  readonly exchangers: readonly string[];
  readonly password: PasswordKind;
  readonly imap: PresetServer;
  readonly smtp: PresetServer;
};

const tls = (host: string, port: number, user: PresetServer['user'] = 'address'): PresetServer => ({ host, port, security: 'tls', user });
const starttls = (host: string, port: number): PresetServer => ({ host, port, security: 'starttls', user: 'address' });

type Written = Omit<MailPreset, 'exchangers'> & { readonly exchangers?: readonly string[] };

/**
 * As the providers tell it; none was signed in to by us. Held against what is published on 2026-11-22: QQ, 163, 139 (hosts), Tencent's and Alibaba's company
 * mail, Gmail, Outlook, Yahoo, iCloud and Yandex were found as they stand here. For 126, yeah.net, aliyun.com, Sina and Zoho no page was at hand.
 */
const written = [
  {
    id: 'qq',
    name: 'QQ 邮箱 / Foxmail',
    domains: ['qq.com', 'vip.qq.com', 'foxmail.com'],
    password: 'code',
    imap: tls('imap.qq.com', 993),
    smtp: tls('smtp.qq.com', 465),
  },
  {
    id: '163',
    name: '163 网易邮箱',
    domains: ['163.com'],
    password: 'code',
    imap: tls('imap.163.com', 993),
    smtp: tls('smtp.163.com', 465),
  },
  {
    id: '126',
    name: '126 网易邮箱',
    domains: ['126.com'],
    password: 'code',
    imap: tls('imap.126.com', 993),
    smtp: tls('smtp.126.com', 465),
  },
  {
    id: 'yeah',
    name: 'yeah.net',
    domains: ['yeah.net'],
    password: 'code',
    imap: tls('imap.yeah.net', 993),
    smtp: tls('smtp.yeah.net', 465),
  },
  {
    id: 'exmail',
    name: '腾讯企业邮箱',
    domains: [],
    exchangers: ['.qq.com'],
    password: 'code',
    imap: tls('imap.exmail.qq.com', 993),
    smtp: tls('smtp.exmail.qq.com', 465),
  },
  {
    id: 'aliyun',
    name: '阿里云邮箱',
    domains: ['aliyun.com'],
    password: 'own',
    imap: tls('imap.aliyun.com', 993),
    smtp: tls('smtp.aliyun.com', 465),
  },
  {
    id: 'aliyun-company',
    name: '阿里企业邮箱',
    domains: [],
    exchangers: ['.mxhichina.com', '.qiye.aliyun.com', '.alibaba-inc.com'],
    password: 'code',
    imap: tls('imap.qiye.aliyun.com', 993),
    smtp: tls('smtp.qiye.aliyun.com', 465),
  },
  {
    id: 'gmail',
    name: 'Gmail',
    domains: ['gmail.com', 'googlemail.com'],
    exchangers: ['.google.com', '.googlemail.com'],
    password: 'app',
    imap: tls('imap.gmail.com', 993),
    smtp: tls('smtp.gmail.com', 465),
  },
  {
    id: 'outlook',
    name: 'Outlook / Microsoft 365',
    domains: ['outlook.com', 'hotmail.com', 'live.com', 'msn.com'],
    exchangers: ['.outlook.com'],
    password: 'none',
    imap: tls('outlook.office365.com', 993),
    smtp: starttls('smtp-mail.outlook.com', 587),
  },
  {
    id: 'yahoo',
    name: 'Yahoo',
    domains: ['yahoo.com', 'yahoo.com.tw', 'yahoo.com.hk', 'yahoo.co.uk', 'ymail.com'],
    exchangers: ['.yahoodns.net'],
    password: 'app',
    imap: tls('imap.mail.yahoo.com', 993),
    smtp: tls('smtp.mail.yahoo.com', 465),
  },
  {
    id: 'icloud',
    name: 'iCloud',
    domains: ['icloud.com', 'me.com', 'mac.com'],
    exchangers: ['.mail.icloud.com'],
    password: 'app',
    imap: tls('imap.mail.me.com', 993, 'local-part'),
    smtp: starttls('smtp.mail.me.com', 587),
  },
  {
    id: 'yandex',
    name: 'Yandex',
    domains: ['yandex.com', 'yandex.ru', 'ya.ru'],
    exchangers: ['.yandex.net', '.yandex.ru'],
    password: 'app',
    imap: tls('imap.yandex.com', 993),
    smtp: tls('smtp.yandex.com', 465),
  },
  {
    id: 'sina',
    name: '新浪邮箱',
    domains: ['sina.com'],
    password: 'code',
    imap: tls('imap.sina.com', 993),
    smtp: tls('smtp.sina.com', 465),
  },
  { id: '139', name: '139 邮箱', domains: ['139.com'], password: 'code', imap: tls('imap.139.com', 993), smtp: tls('smtp.139.com', 465) },
  {
    id: 'zoho',
    name: 'Zoho Mail',
    domains: ['zoho.com', 'zohomail.com'],
    exchangers: ['.zoho.com'],
    password: 'app',
    imap: tls('imap.zoho.com', 993),
    smtp: tls('smtp.zoho.com', 465),
  },
] as const satisfies readonly Written[];

export type PresetId = (typeof written)[number]['id'];
export const mailPresets: readonly (MailPreset & { readonly id: PresetId })[] = written.map((one: Written & { readonly id: PresetId }) => ({
  exchangers: [],
  ...one,
}));

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** The provider of an address, by its domain alone; nobody is asked. */
export function presetOf(address: string): MailPreset | null {
  return mailPresets.find(({ domains }) => domains.includes(domainOf(address))) ?? null;
}

/** The provider that hosts a domain, by the names of the domain's mail exchangers. */
export function presetOfExchangers(names: readonly string[]): MailPreset | null {
  const dotted = names.map((name) => `.${name.toLowerCase().replace(/\.$/, '')}`);
  return mailPresets.find(({ exchangers }) => dotted.some((name) => exchangers.some((end) => name.endsWith(end)))) ?? null;
}

/** A preset's or a discovered server for an address. */
export function serverFor({ user, ...server }: PresetServer, address: string): MailServer {
  return { ...server, user: user === 'address' ? address : address.slice(0, address.lastIndexOf('@')) };
}
