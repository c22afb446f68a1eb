// What the inbox needs of the browser: names for the grid's boxes, and a clock.
import { narrow } from './grid';

function grid(host: HTMLElement & { kqWatch?: AbortController }, all: string, row: string) {
  host.kqWatch?.abort();
  const watch = new AbortController();
  host.kqWatch = watch;

  // The grid names its boxes in English, and where screen readers do not look.
  const name = () =>
    host.querySelectorAll<HTMLElement & { accessibleName: string }>('vaadin-checkbox[aria-label]').forEach((box) => {
      box.accessibleName = box.id === 'selectAllCheckbox' ? all : row;
      box.removeAttribute('aria-label');
    });
  const names = new MutationObserver(name);
  names.observe(host, { childList: true, subtree: true });
  watch.signal.addEventListener('abort', () => names.disconnect());
  name();
  narrow(host);
}

// An inbox that nobody touches asks no more: it must not keep a deserted session alive.
const DESERTED = 15 * 60_000;

function watch(host: HTMLElement & { kqRefresh?: AbortController }, seconds: number) {
  host.kqRefresh?.abort();
  const watching = new AbortController();
  host.kqRefresh = watching;
  const pause = Math.max(10, seconds) * 1000;
  let touched = Date.now();
  let asked = Date.now();
  for (const sign of ['pointerdown', 'pointermove', 'keydown', 'wheel']) {
    document.addEventListener(sign, () => (touched = Date.now()), { passive: true, signal: watching.signal });
  }
  const ask = () => {
    if (!host.isConnected) {
      watching.abort();
    } else if (!document.hidden && Date.now() - touched < DESERTED) {
      asked = Date.now();
      host.dispatchEvent(new CustomEvent('kq-refresh'));
    }
  };
  const timer = window.setInterval(ask, pause);
  watching.signal.addEventListener('abort', () => window.clearInterval(timer));
  document.addEventListener(
    'visibilitychange',
    () => {
      if (!document.hidden) {
        touched = Date.now();
        if (Date.now() - asked > pause) {
          ask();
        }
      }
    },
    { signal: watching.signal },
  );
}

type Scroller = HTMLElement & {
  _firstVisibleIndex?: number;
  _lastVisibleIndex?: number;
  scrollToIndex(index: number): void;
};

// The grid's own scrolling puts a row at the top; who moves by keyboard wants the list to stay while the row is in sight.
function reveal(host: Scroller, index: number) {
  const first = host._firstVisibleIndex ?? -1;
  const last = host._lastVisibleIndex ?? -1;
  if (first < 0 || last <= first || index <= first) {
    host.scrollToIndex(index);
  } else if (index >= last) {
    host.scrollToIndex(Math.max(0, index - (last - first) + 2));
  }
}

(window as any).keqiaoInbox = { grid, watch, reveal };
