// Dark mode follows the system; large type is the reader's own choice on this device.
const dark = window.matchMedia('(prefers-color-scheme: dark)');

function applyDark() {
  const root = document.documentElement;
  const themes = new Set((root.getAttribute('theme') ?? '').split(' ').filter(Boolean));
  if (dark.matches) {
    themes.add('dark');
  } else {
    themes.delete('dark');
  }
  root.setAttribute('theme', [...themes].join(' '));
}

function stored(key: string): string | null {
  try {
    return window.localStorage.getItem(key);
  } catch {
    return null;
  }
}

function applySize() {
  document.documentElement.dataset.size = stored('keqiao.size') === 'large' ? 'large' : 'normal';
}

dark.addEventListener('change', applyDark);
applyDark();
applySize();

(window as any).keqiaoAppearance = {
  largeType(on: boolean) {
    try {
      window.localStorage.setItem('keqiao.size', on ? 'large' : 'normal');
    } catch {
      // Private mode: it holds for this page only.
    }
    document.documentElement.dataset.size = on ? 'large' : 'normal';
  },
  isLargeType: () => document.documentElement.dataset.size === 'large',
  language(tag: string) {
    document.cookie = `keqiao.lang=${tag};path=/;max-age=31536000;samesite=lax`;
    window.location.reload();
  },
};

export {};
