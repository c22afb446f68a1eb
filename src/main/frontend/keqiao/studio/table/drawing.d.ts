/** A part of the drawn table. */
export class Component<P = any, S = any> {
  constructor(props?: P, context?: any);
  props: P;
  state: S;
  context: any;
  forceUpdate(): void;
}
export function createVNode(
  flags: number,
  type: string,
  className?: string | null,
  children?: unknown,
  childFlags?: number,
  props?: object | null,
  key?: string,
): unknown;
export function createComponentVNode(flags: number, type: unknown, props?: object | null): unknown;
