// What the bundler turns into modules and TypeScript does not know.
declare module "*.css" {
  const text: string;
  export default text;
}
