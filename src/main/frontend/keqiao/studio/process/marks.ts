/** How many findings an element has. */
export interface Mark {
  element: string;
  errors: number;
  warnings: number;
  /** What assistive technology says. */
  label: string;
}

/** Draws on each element how much is wrong with it; the panel says what. */
export class Marks {
  static $inject = ['overlays', 'canvas', 'elementRegistry', 'eventBus'];

  private marks: Mark[] = [];

  constructor(
    private readonly overlays: any,
    private readonly canvas: any,
    private readonly registry: any,
    private readonly eventBus: any,
  ) {}

  show(marks: Mark[]) {
    this.clear();
    this.marks = marks.filter((mark) => this.registry.get(mark.element) && mark.element !== this.root());
    for (const mark of this.marks) {
      const element = this.registry.get(mark.element);
      const worst = mark.errors > 0 ? 'error' : 'warning';
      this.canvas.addMarker(element, 'kq-' + worst);
      this.overlays.add(element, 'kq-finding', { position: this.position(element), html: this.badge(mark, worst) });
    }
  }

  private root(): string {
    return this.canvas.getRootElement().id;
  }

  private clear() {
    this.overlays.remove({ type: 'kq-finding' });
    for (const mark of this.marks) {
      const element = this.registry.get(mark.element);
      if (element) {
        this.canvas.removeMarker(element, 'kq-error');
        this.canvas.removeMarker(element, 'kq-warning');
      }
    }
  }

  private position(element: any) {
    if (element.waypoints) {
      const middle = element.waypoints[Math.floor(element.waypoints.length / 2)];
      const left = Math.min(...element.waypoints.map((point: any) => point.x));
      const top = Math.min(...element.waypoints.map((point: any) => point.y));
      return { left: middle.x - left - 10, top: middle.y - top - 10 };
    }
    return { top: -12, left: -12 };
  }

  private badge(mark: Mark, worst: string): HTMLElement {
    const badge = document.createElement('button');
    badge.type = 'button';
    badge.className = 'kq-mark ' + worst;
    badge.title = mark.label;
    badge.setAttribute('aria-label', mark.label);
    badge.textContent = (worst === 'error' ? '✕ ' : '! ') + (mark.errors + mark.warnings);
    badge.addEventListener('click', () => this.eventBus.fire('kq.mark', { element: mark.element }));
    return badge;
  }
}
