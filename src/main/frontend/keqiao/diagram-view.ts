// A process drawn by bpmn-js, which arrives only when a diagram is shown. Light DOM: its styles are global.
class DiagramViewElement extends HTMLElement {
  private viewer: any;
  private canvas = document.createElement('div');
  private wanted: { xml: string; passed: string[]; active: string[]; marks: Mark[] } | undefined;

  connectedCallback() {
    if (!this.canvas.isConnected) {
      this.canvas.className = 'kq-diagram-canvas';
      this.append(this.canvas);
    }
    void this.draw();
  }

  disconnectedCallback() {
    this.viewer?.destroy();
    this.viewer = undefined;
  }

  show(xml: string, passed: string[], active: string[]) {
    this.wanted = { xml, passed, active, marks: [] };
    void this.draw();
  }

  // Of elements of the drawing that was given last: in the colour of the marker, and in a word.
  mark(elements: string[], marker: string, label: string) {
    this.wanted?.marks.push({ elements, marker, label });
  }

  zoom(step: number) {
    this.viewer?.get('zoomScroll').stepZoom(step);
  }

  fit() {
    const canvas = this.viewer?.get('canvas');
    if (canvas && this.canvas.clientWidth > 0) {
      canvas.resized();
      canvas.zoom('fit-viewport', 'auto');
      // Fitting a long process makes it unreadable: keep it legible and begin at the left.
      if (canvas.zoom() < 0.55) {
        const box = canvas.viewbox().inner;
        canvas.zoom(0.55, { x: 0, y: 0 });
        const view = canvas.viewbox();
        canvas.viewbox({
          x: box.x - 20,
          y: box.y + box.height / 2 - view.height / 2,
          width: view.width,
          height: view.height,
        });
      }
    }
  }

  private async draw() {
    const wanted = this.wanted;
    if (!wanted || !this.isConnected) {
      return;
    }
    const [{ default: NavigatedViewer }, frame, shapes] = await Promise.all([
      import('bpmn-js/lib/NavigatedViewer'),
      import('bpmn-js/dist/assets/diagram-js.css?inline'),
      import('bpmn-js/dist/assets/bpmn-js.css?inline'),
    ]);
    if (wanted !== this.wanted || !this.isConnected) {
      return;
    }
    addStyle('kq-diagram-frame', String(frame.default));
    addStyle('kq-diagram-shapes', String(shapes.default));
    this.viewer?.destroy();
    this.viewer = new NavigatedViewer({ container: this.canvas });
    try {
      await this.viewer.importXML(wanted.xml);
    } catch {
      this.dispatchEvent(new CustomEvent('kq-undrawable'));
      return;
    }
    const canvas = this.viewer.get('canvas');
    const registry = this.viewer.get('elementRegistry');
    const mark = (ids: string[], marker: string) =>
      ids.filter((id) => registry.get(id)).forEach((id) => canvas.addMarker(id, marker));
    mark(wanted.passed, 'kq-passed');
    mark(wanted.active, 'kq-active');
    const overlays = this.viewer.get('overlays');
    wanted.marks.forEach((each) => {
      mark(each.elements, each.marker);
      each.elements
        .filter((id) => registry.get(id) && !registry.get(id).waypoints)
        .forEach((id) => overlays.add(id, { position: { top: -11, left: 4 }, html: flag(each) }));
    });
    new ResizeObserver((_, observer) => {
      if (this.canvas.clientWidth > 0) {
        this.fit();
        observer.disconnect();
      }
    }).observe(this.canvas);
  }
}

interface Mark {
  elements: string[];
  marker: string;
  label: string;
}

function flag(mark: Mark) {
  const flag = document.createElement('span');
  flag.className = `kq-mark-flag ${mark.marker}`;
  flag.textContent = mark.label;
  return flag;
}

function addStyle(id: string, css: string) {
  if (!document.getElementById(id)) {
    const style = document.createElement('style');
    style.id = id;
    style.textContent = css;
    document.head.append(style);
  }
}

customElements.define('kq-diagram', DiagramViewElement);

export {};
