import { addStyles, type Editor, EditorElement } from './editor-element';

/** A form laid out with form-js. */
class FormEditorElement extends EditorElement {
  protected async create(content: string, readOnly: boolean, _language: string): Promise<Editor> {
    const [{ FormEditor }, { Form }, ...sheets] = await Promise.all([
      import('@bpmn-io/form-js-editor'),
      import('@bpmn-io/form-js-viewer'),
      import('@bpmn-io/form-js/dist/assets/form-js.css?inline'),
      import('@bpmn-io/form-js/dist/assets/form-js-editor.css?inline'),
    ]);
    addStyles('kq-form-editor-styles', sheets);
    const schema = JSON.parse(content);
    if (readOnly) {
      const form: any = new Form({ container: this.host });
      await form.importSchema(schema);
      form.setProperty('readOnly', true);
      return { read: async () => content, jump: () => {}, destroy: () => form.destroy() };
    }
    const editor: any = new FormEditor({ container: this.host });
    await editor.importSchema(schema);
    editor.on('commandStack.changed', () => this.changed());
    return {
      read: async () => JSON.stringify(editor.saveSchema(), null, 2),
      jump: (id) => {
        const field = editor.get('formFieldRegistry').get(id);
        if (field) {
          editor.get('selection').set(field);
        }
      },
      destroy: () => editor.destroy(),
    };
  }
}

customElements.define('kq-form-editor', FormEditorElement);
