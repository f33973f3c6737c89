/** The library brings no types of its own. */
declare module 'vue3-beautiful-chat' {
  import type { Plugin } from 'vue';
  const plugin: Plugin;
  export default plugin;
}
