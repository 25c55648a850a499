// What is copied by a button.

export function listenToCopy(app: HTMLElement): void {
  app.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('[data-copy]') : null;
    if (button === null) return;
    void navigator.clipboard?.writeText(button.dataset.copy ?? '').then(() => button.classList.add('copied'));
  });
}
