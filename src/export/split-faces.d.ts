// What the build makes of faces in two parts (`build/split-faces.ts`): the address of each.
declare module '*.ttf?common' {
  const address: string;
  export default address;
}
declare module '*.ttf?rare' {
  const address: string;
  export default address;
}
