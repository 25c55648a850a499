// Plain `npx cucumber-js`: our own terminal, both languages, the same reports as `tillproof certify`.
export default {
  paths: ['features/**/*.feature'],
  import: ['steps/register.ts'],
  format: ['./src/compliance/formatter.ts'],
  parallel: 4,
  worldParameters: {
    terminal: { driver: 'inside', module: './src/reference/index.ts', options: {} },
    profile: 'classic',
    wire: 'json-http',
  },
};
