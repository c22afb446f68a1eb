/** What a bpmn.io editor must be able to do for the workbench. */
export interface Editor {
  read(): Promise<string>;
  jump(element: string): void;
  destroy(): void;
}

/**
 * One file under the designer's hands: a bpmn.io editor in light DOM, since its styles are global. What was changed is
 * sent to the server after a pause, and at once when the page is being left.
 */
export abstract class EditorElement extends HTMLElement {
  /** Milliseconds without a change after which the file is sent. */
  private static readonly PAUSE = 1500;

  protected readonly host = document.createElement('div');
  protected editor: Editor | undefined;
  private wanted: { content: string; readOnly: boolean; language: string } | undefined;
  private timer: number | undefined;
  private readonly sendWhenHidden = () => document.hidden && void this.flush();
  private readonly leaving = (event: BeforeUnloadEvent) => {
    if (this.timer !== undefined) {
      event.preventDefault();
      void this.flush();
    }
  };

  connectedCallback() {
    if (!this.host.isConnected) {
      this.host.className = 'kq-editor-host';
      this.append(this.host);
    }
    document.addEventListener('visibilitychange', this.sendWhenHidden);
    window.addEventListener('beforeunload', this.leaving);
    void this.load();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.sendWhenHidden);
    window.removeEventListener('beforeunload', this.leaving);
    clearTimeout(this.timer);
    this.timer = undefined;
    this.close();
  }

  /** Shows a file; what was there before is gone. */
  open(content: string, readOnly: boolean, language: string) {
    this.wanted = { content, readOnly, language };
    void this.load();
  }

  /** Brings an element of the file into sight and selects it. */
  jump(element: string) {
    this.editor?.jump(element);
  }

  /** Sends what waits to be sent. */
  async flush() {
    if (this.timer === undefined || !this.editor) {
      return;
    }
    clearTimeout(this.timer);
    this.timer = undefined;
    const content = await this.editor.read();
    this.dispatchEvent(new CustomEvent('kq-content', { detail: { content } }));
  }

  /** To be called by the editor at each change. */
  protected changed() {
    if (this.timer === undefined) {
      this.dispatchEvent(new CustomEvent('kq-changed'));
    }
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.flush(), EditorElement.PAUSE);
  }

  /**
   * Loads the library and shows the content.
   *
   * @throws when the file cannot be read as what it should be
   */
  protected abstract create(content: string, readOnly: boolean, language: string): Promise<Editor>;

  private close() {
    this.editor?.destroy();
    this.editor = undefined;
    this.host.replaceChildren();
  }

  private async load() {
    const wanted = this.wanted;
    if (!wanted || !this.isConnected) {
      return;
    }
    this.close();
    try {
      const editor = await this.create(wanted.content, wanted.readOnly, wanted.language);
      if (wanted === this.wanted && this.isConnected) {
        this.editor = editor;
        this.dispatchEvent(new CustomEvent('kq-ready'));
      } else {
        editor.destroy();
      }
    } catch (unreadable) {
      this.dispatchEvent(new CustomEvent('kq-unreadable', { detail: { reason: String(unreadable) } }));
    }
  }
}

/** Adds a library's style sheets to the page, once. */
export function addStyles(id: string, sheets: { default: unknown }[]) {
  if (!document.getElementById(id)) {
    const style = document.createElement('style');
    style.id = id;
    style.textContent = sheets.map((sheet) => String(sheet.default)).join('\n');
    document.head.append(style);
  }
}
