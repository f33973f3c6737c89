// Reads panes by hints. Put into a frame that is ordered to archive, and before the scripts that read, teach or report by layout: the build takes
// these modules out of them. What is exported stays in this extension's own world of the frame, where `reader-here.ts` finds it.
export * from './reader/attachments';
export * from './reader/clean-text';
export * from './reader/cut-pane';
export * from './reader/dom-text';
export * from './reader/element-label';
export * from './reader/find-panes';
export * from './reader/find-shadow-roots';
export * from './reader/finish-rows';
export * from './reader/hinted/blocks';
export * from './reader/hinted/row';
export * from './reader/image-text';
export * from './reader/recall';
export * from './reader/select';
export * from './reader/time-shape';
export * from './reader/transcript-order';
export * from './reader/whole-source';
