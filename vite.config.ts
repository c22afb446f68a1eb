import { UserConfigFn } from 'vite';
import { overrideVaadinConfig } from './vite.generated';

const customConfig: UserConfigFn = (env) => ({
  // The form editor brings an older preact than the form viewer inside of it; with both, nothing is drawn.
  resolve: { dedupe: ['preact'] },
});

export default overrideVaadinConfig(customConfig);
