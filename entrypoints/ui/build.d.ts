/** What the build puts in place of these. */
interface ImportMetaEnv {
  readonly FIREFOX: boolean;
}

interface ImportMeta {
  readonly env: ImportMetaEnv;
}

declare module '*.css?inline' {
  const text: string;
  export default text;
}
