// What the inbox needs of the browser: names for the grid's boxes, and word of how wide the window is.
const phone = window.matchMedia('(max-width: 700px)');

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

  const tell = () => host.dispatchEvent(new CustomEvent('kq-narrow', { detail: phone.matches }));
  phone.addEventListener('change', tell, { signal: watch.signal });
  if (phone.matches) {
    tell();
  }
}

(window as any).keqiaoInbox = { grid };

export {};
