// Single-key shortcuts (WCAG 2.1.4): off by a switch, silent in fields and while an input method composes.
type Binding = { keys: string; always: boolean };

const PREFERENCE = 'keqiao.shortcuts';

function isOff(): boolean {
  try {
    return window.localStorage.getItem(PREFERENCE) === 'off';
  } catch {
    return false;
  }
}

function isTyping(event: KeyboardEvent): boolean {
  return event.composedPath().some((node) => {
    if (!(node instanceof HTMLElement)) {
      return false;
    }
    const name = node.localName;
    return (
      (name === 'input' && !['checkbox', 'radio', 'button', 'submit'].includes((node as HTMLInputElement).type)) ||
      name === 'textarea' ||
      name === 'select' ||
      name === 'iframe' ||
      node.isContentEditable
    );
  });
}

function isBehindDialog(host: HTMLElement): boolean {
  const open = document.querySelector('vaadin-dialog-overlay[opened], vaadin-confirm-dialog-overlay[opened]');
  return open !== null && !open.contains(host);
}

function isActivation(event: KeyboardEvent): boolean {
  return event.composedPath().some(
    (node) =>
      node instanceof HTMLElement && ['a', 'button', 'vaadin-button', 'vaadin-tab', 'summary'].includes(node.localName),
  );
}

function name(event: KeyboardEvent): string {
  return (event.ctrlKey || event.metaKey ? 'Control+' : '') + event.key;
}

// What is being typed reaches the server only when its field is left: leave it first, so that the key means what the
// page shows, and come back, so that nobody loses the place.
function whileSettled(run: () => void) {
  let focused = document.activeElement as HTMLElement | null;
  while (focused?.shadowRoot?.activeElement) {
    focused = focused.shadowRoot.activeElement as HTMLElement;
  }
  focused?.blur();
  run();
  if (focused?.isConnected && document.activeElement === document.body) {
    focused.focus();
  }
}

function attach(host: HTMLElement, bindings: Binding[]) {
  detach(host);
  let prefix = '';
  let prefixAt = 0;
  const listener = (event: KeyboardEvent) => {
    if (event.isComposing || event.keyCode === 229 || event.altKey || !host.isConnected || isBehindDialog(host)) {
      return;
    }
    const key = name(event);
    const chord = prefix && Date.now() - prefixAt < 1200 ? `${prefix} ${key}` : key;
    const found = bindings.find((b) => b.keys === chord) ?? bindings.find((b) => b.keys === key);
    prefix = '';
    if (found && (found.always || (!isTyping(event) && !isOff()))) {
      if (key === 'Enter' && isActivation(event)) {
        return;
      }
      event.preventDefault();
      const tell = () => host.dispatchEvent(new CustomEvent('kq-shortcut', { detail: found.keys }));
      if (isTyping(event)) {
        whileSettled(tell);
      } else {
        tell();
      }
    } else if (!isTyping(event) && bindings.some((b) => b.keys.startsWith(`${key} `))) {
      prefix = key;
      prefixAt = Date.now();
    }
  };
  document.addEventListener('keydown', listener);
  (host as any).kqShortcuts = listener;
}

function detach(host: HTMLElement) {
  const listener = (host as any).kqShortcuts;
  if (listener) {
    document.removeEventListener('keydown', listener);
    delete (host as any).kqShortcuts;
  }
}

(window as any).keqiaoShortcuts = {
  attach,
  detach,
  enable(on: boolean) {
    try {
      window.localStorage.setItem(PREFERENCE, on ? 'on' : 'off');
    } catch {
      // Private mode: the default stays.
    }
  },
  isEnabled: () => !isOff(),
};

export {};
