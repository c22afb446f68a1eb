import { addStyles, type Editor, EditorElement } from './editor-element';
import type { Block } from './process/blocks';
import type { Change } from './process/facts';
import type { Mark } from './process/marks';

/** The process drawn with bpmn-js, which arrives with the first process that is opened. */
class ProcessEditorElement extends EditorElement {
  /** Less than this cannot be read: a long process then begins at its left. */
  private static readonly LEGIBLE = 0.6;

  private drawing: any;
  private blocks: Block[] = [];
  private marks: Mark[] = [];
  private told = '';

  /** What can be added with one move; to be said before the file is opened. */
  offer(blocks: string) {
    this.blocks = JSON.parse(blocks);
  }

  /** Shows on each element how many findings it has. */
  mark(marks: string) {
    this.marks = JSON.parse(marks);
    this.drawing?.get('marks').show(this.marks);
  }

  /** Writes what was said of an element beside the diagram. */
  describe(json: string) {
    const change: Change = JSON.parse(json);
    const element = this.element(change.id);
    if (element && !this.simulating()) {
      this.drawing.get('commandStack').execute('kq.describe', { element, change });
    }
  }

  /** Does what a button of the toolbar says. */
  act(action: string) {
    const drawing = this.drawing;
    if (!drawing) {
      return;
    }
    const actions = drawing.get('editorActions', false);
    const selected = drawing.get('selection').get();
    switch (action) {
      case 'add':
        drawing.get('blockMenu').openForSelection();
        return;
      case 'fit':
        this.fit();
        return;
      case 'zoomIn':
      case 'zoomOut':
        drawing.get('zoomScroll').stepZoom(action === 'zoomIn' ? 1 : -1);
        return;
      case 'minimap':
        drawing.get('minimap').toggle();
        return;
      case 'find':
        drawing.get('searchPad').toggle();
        return;
      case 'walk':
        drawing.get('toggleMode').toggleMode();
        return;
      case 'remove':
        drawing.get('modeling').removeElements(selected.slice());
        break;
      default:
        if (action.startsWith('align.')) {
          actions.trigger('alignElements', { type: action.slice(6) });
        } else if (action.startsWith('distribute.')) {
          actions.trigger('distributeElements', { type: action.slice(11) });
        } else {
          actions.trigger(action);
        }
    }
    drawing.get('canvas').focus();
  }

  protected async create(content: string, readOnly: boolean, language: string): Promise<Editor> {
    const [{ make, styles }, { facts }, { translateWalk }] = await Promise.all([
      import('./process/modeler'),
      import('./process/facts'),
      import('./process/words'),
    ]);
    addStyles('kq-process-editor-styles', styles.map((sheet) => ({ default: sheet })));
    const drawing = make(this.host, readOnly, language, this.blocks);
    const observer = translateWalk(this.host, language);
    this.listenToInputMethods();
    await drawing.importXML(content);
    this.drawing = drawing;
    this.told = '';
    this.fit();
    const selected = () => {
      const chosen = drawing.get('selection').get();
      const element = chosen.length === 1 ? (chosen[0].labelTarget ?? chosen[0]) : drawing.get('canvas').getRootElement();
      this.tell({
        facts: chosen.length > 1 ? { kind: 'SEVERAL', count: chosen.length } : facts(element),
        undo: !readOnly && drawing.get('commandStack').canUndo(),
        redo: !readOnly && drawing.get('commandStack').canRedo(),
        selected: chosen.length,
      });
    };
    // What is said beside the diagram is read from the saved files: they are to be as new as the diagram.
    drawing.on('selection.changed', () => void this.flush().then(selected));
    drawing.on('kq.mark', ({ element }: { element: string }) => this.jumpTo(element));
    drawing.on('tokenSimulation.toggleMode', ({ active }: { active: boolean }) => {
      this.host.classList.toggle('kq-walking', active);
      this.dispatchEvent(new CustomEvent('kq-walking', { detail: { active } }));
    });
    if (!readOnly) {
      drawing.on('commandStack.changed', () => {
        this.changed();
        selected();
      });
    }
    drawing.get('marks').show(this.marks);
    selected();
    return {
      read: async () => (await drawing.saveXML({ format: true })).xml,
      jump: (id) => this.jumpTo(id),
      destroy: () => {
        observer.disconnect();
        this.drawing = undefined;
        drawing.destroy();
      },
    };
  }

  /**
   * The menus look at the keys that are let go, and an input method has none to tell: what it writes counts as a key. The
   * Enter that ends its word chooses nothing.
   */
  private listenToInputMethods() {
    this.host.addEventListener('keydown', ProcessEditorElement.silent, true);
    this.host.addEventListener('input', ProcessEditorElement.typed);
  }

  private static readonly silent = (event: KeyboardEvent) => {
    if (event.isComposing) {
      event.stopPropagation();
    }
  };

  private static readonly typed = (event: Event) => {
    if ((event.target as HTMLElement).closest?.('.djs-popup') && !(event as InputEvent).isComposing) {
      event.target!.dispatchEvent(new KeyboardEvent('keyup', { key: 'Unidentified', bubbles: true }));
    }
  };

  private tell(state: unknown) {
    const json = JSON.stringify(state);
    if (json !== this.told) {
      this.told = json;
      this.dispatchEvent(new CustomEvent('kq-selected', { detail: { state: json } }));
    }
  }

  private element(id: string): any {
    return this.drawing?.get('elementRegistry').get(id);
  }

  private simulating(): boolean {
    return this.host.classList.contains('kq-walking');
  }

  private jumpTo(id: string) {
    const element = this.element(id);
    if (element && element !== this.drawing.get('canvas').getRootElement()) {
      this.drawing.get('canvas').scrollToElement(element, { top: 100, right: 100, bottom: 100, left: 140 });
      this.drawing.get('selection').select(element);
    }
  }

  private fit() {
    const canvas = this.drawing.get('canvas');
    canvas.resized();
    canvas.zoom('fit-viewport', 'auto');
    if (canvas.zoom() < ProcessEditorElement.LEGIBLE) {
      const box = canvas.viewbox().inner;
      canvas.zoom(ProcessEditorElement.LEGIBLE, { x: 0, y: 0 });
      const view = canvas.viewbox();
      // Room at the left, where the tools are.
      canvas.viewbox({
        x: box.x - 140,
        y: box.y + box.height / 2 - view.height / 2,
        width: view.width,
        height: view.height,
      });
    }
  }
}

customElements.define('kq-process-editor', ProcessEditorElement);
