import { forget, keep, type Kept, kept } from './unsaved';

/** What a bpmn.io editor must be able to do for the workbench. */
export interface Editor {
  read(): Promise<string>;
  jump(element: string): void;
  destroy(): void;
}

/**
 * One file under the designer's hands: a bpmn.io editor in light DOM, since its styles are global. What was changed is
 * sent to the server after a pause, and at once when the page is being left. Until the server has it, it is kept in the
 * browser too, so that a crash costs nothing.
 */
export abstract class EditorElement extends HTMLElement {
  /** Milliseconds without a change after which the file is sent. */
  private static readonly PAUSE = 1500;

  /** Milliseconds without a change after which the browser keeps a copy. */
  private static readonly KEEP = 400;

  protected readonly host = document.createElement('div');
  protected editor: Editor | undefined;
  private wanted: { content: string; readOnly: boolean; language: string } | undefined;
  private timer: number | undefined;
  private keeping: number | undefined;
  private awaited: string | undefined;
  private place = '';
  private digest = '';
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
    clearTimeout(this.keeping);
    this.timer = undefined;
    this.close();
  }

  /**
   * Shows a file; what was there before is gone.
   *
   * @param place tells this file from all others of this server
   * @param digest of the content
   */
  open(content: string, readOnly: boolean, language: string, place: string, digest: string) {
    this.wanted = { content, readOnly, language };
    this.place = place;
    this.digest = digest;
    void this.tellOfKept(content, readOnly, language);
    void this.load();
  }

  /** Tells of what the browser has kept of this file and the server has not. */
  private async tellOfKept(content: string, readOnly: boolean, language: string) {
    const found = await kept(this.place);
    if (found && found.content === content) {
      this.forget();
    } else if (found && !readOnly && this.wanted?.content === content) {
      const time = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' }).format(found.at);
      this.dispatchEvent(new CustomEvent('kq-kept', { detail: { time, same: found.digest === this.digest } }));
    }
  }

  /** Goes on with what the browser has kept. */
  async recover() {
    const content = (await kept(this.place))?.content;
    if (content !== undefined && this.wanted) {
      this.wanted = { ...this.wanted, content };
      this.dispatchEvent(new CustomEvent('kq-changed'));
      await this.load();
      this.dispatchEvent(new CustomEvent('kq-content', { detail: { content } }));
    }
  }

  /** Drops what the browser has kept. */
  forget() {
    void forget(this.place);
  }

  /** The server has what was sent. */
  acknowledge(digest: string) {
    this.digest = digest;
    if (this.timer === undefined) {
      clearTimeout(this.keeping);
      this.forget();
    }
  }

  /** Brings an element of the file into sight and selects it. */
  jump(element: string) {
    this.awaited = this.editor ? undefined : element;
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
    clearTimeout(this.keeping);
    this.keeping = window.setTimeout(() => void this.keep(), EditorElement.KEEP);
  }

  private async keep() {
    const content = await this.editor?.read();
    if (content !== undefined) {
      const unsaved: Kept = { digest: this.digest, content, at: Date.now() };
      await keep(this.place, unsaved);
    }
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
        if (this.awaited) {
          this.jump(this.awaited);
        }
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
