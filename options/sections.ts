/** Every section of the options by its name in the page's address, with its title; in the order of the page. */
export const sectionTitles = {
  sources: 'optConsoles',
  'more-sources': 'moreConsoles',
  pages: 'optHosts',
  taught: 'optTaught',
  schedule: 'optSchedule',
  runs: 'runsTitle',
  mail: 'optMail',
  plans: 'optPlans',
  outbox: 'optOutbox',
  private: 'optPrivate',
  files: 'filesHeading',
  evidence: 'optEvidence',
  copies: 'copiesTitle',
  storage: 'optStorage',
  retention: 'retentionTitle',
  import: 'optImport',
  language: 'optLanguage',
  keys: 'optKeys',
  diagnostics: 'optDiagnostics',
  delete: 'optDelete',
} as const;
export type SectionName = keyof typeof sectionTitles;

type Group = {
  readonly title: 'optGroupArchiving' | 'optGroupArchive' | 'optGroupMail' | 'extensionShortName';
  readonly sections: readonly SectionName[];
};

/** The index beside the page. */
export const sectionGroups: readonly Group[] = [
  { title: 'optGroupArchiving', sections: ['sources', 'more-sources', 'pages', 'taught', 'schedule', 'runs'] },
  { title: 'optGroupMail', sections: ['mail', 'plans', 'outbox'] },
  { title: 'optGroupArchive', sections: ['private', 'files', 'evidence', 'copies', 'storage', 'retention', 'import'] },
  { title: 'extensionShortName', sections: ['language', 'keys', 'diagnostics', 'delete'] },
];
