// A process drawn by bpmn-js, which arrives only when a diagram is shown. Light DOM: its styles are global.
class DiagramViewElement extends HTMLElement {
  private viewer: any;
  private canvas = document.createElement('div');
  private wanted: { xml: string; passed: string[]; active: string[]; here: string; marks: Mark[] } | undefined;
  private isDrawn = false;
  private painted: [string, string][] = [];

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
    this.isDrawn = false;
  }

  // here: the word on the elements at which the case waits
  show(xml: string, passed: string[], active: string[], here: string) {
    this.wanted = { xml, passed, active, here, marks: [] };
    void this.draw();
  }

  // The same drawing, some steps further on.
  walk(passed: string[], active: string[]) {
    if (this.wanted) {
      Object.assign(this.wanted, { passed, active });
      if (this.isDrawn) {
        this.paint();
        this.reveal();
      }
    }
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
      // Fitting a long process makes it unreadable: keep it legible and begin at the left. What differs is coloured,
      // and seen as a whole first.
      const least = this.wanted?.marks.length ? 0.35 : 0.55;
      if (canvas.zoom() < least) {
        const box = canvas.viewbox().inner;
        canvas.zoom(least, { x: 0, y: 0 });
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
    this.isDrawn = false;
    this.painted = [];
    this.viewer = new NavigatedViewer({ container: this.canvas });
    try {
      await this.viewer.importXML(wanted.xml);
    } catch {
      this.dispatchEvent(new CustomEvent('kq-undrawable'));
      return;
    }
    this.isDrawn = true;
    this.paint();
    new ResizeObserver((_, observer) => {
      if (this.canvas.clientWidth > 0) {
        this.fit();
        this.reveal();
        observer.disconnect();
      }
    }).observe(this.canvas);
  }

  private paint() {
    const wanted = this.wanted!;
    const canvas = this.viewer.get('canvas');
    const overlays = this.viewer.get('overlays');
    this.painted.forEach(([id, marker]) => canvas.removeMarker(id, marker));
    this.painted = [];
    overlays.remove({ type: 'kq-word' });
    const marks = [
      { elements: wanted.passed, marker: 'kq-passed', label: '' },
      { elements: wanted.active, marker: 'kq-active', label: wanted.here },
      ...wanted.marks,
    ];
    for (const mark of marks) {
      for (const element of mark.elements.map((id) => this.element(id)).filter(Boolean)) {
        canvas.addMarker(element, mark.marker);
        this.painted.push([element.id, mark.marker]);
        if (mark.label && !element.waypoints) {
          overlays.add(element, 'kq-word', { position: { top: -11, left: 4 }, html: flag(mark) });
        }
      }
    }
  }

  // Where the case stands is looked at first: a long process does not fit into the page.
  private reveal() {
    const here = this.wanted?.active.map((id) => this.element(id)).find(Boolean);
    const canvas = this.viewer?.get('canvas');
    if (!here || this.canvas.clientWidth === 0) {
      return;
    }
    const view = canvas.viewbox();
    const isSeen =
      here.x >= view.x &&
      here.y >= view.y &&
      here.x + here.width <= view.x + view.width &&
      here.y + here.height <= view.y + view.height;
    if (!isSeen) {
      canvas.viewbox({
        x: here.x + here.width / 2 - view.width / 2,
        y: here.y + here.height / 2 - view.height / 2,
        width: view.width,
        height: view.height,
      });
    }
  }

  private element(id: string) {
    return this.viewer.get('elementRegistry').get(id);
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
