import { addStyles, type Editor, EditorElement } from './editor-element';

/** A decision table with dmn-js. */
class TableEditorElement extends EditorElement {
  protected async create(content: string, readOnly: boolean, _language: string): Promise<Editor> {
    const [{ default: Modeler }, { default: Viewer }, ...sheets] = await Promise.all([
      import('dmn-js/lib/Modeler'),
      import('dmn-js/lib/NavigatedViewer'),
      import('dmn-js/dist/assets/diagram-js.css?inline'),
      import('dmn-js/dist/assets/dmn-js-shared.css?inline'),
      import('dmn-js/dist/assets/dmn-js-decision-table.css?inline'),
      import('dmn-js/dist/assets/dmn-js-decision-table-controls.css?inline'),
      import('dmn-js/dist/assets/dmn-font/css/dmn-embedded.css?inline'),
    ]);
    addStyles('kq-table-editor-styles', sheets);
    const Table: any = readOnly ? Viewer : Modeler;
    const table = new Table({ container: this.host });
    await table.importXML(content);
    const view = table.getViews().find((each: any) => each.type === 'decisionTable') ?? table.getActiveView();
    await table.open(view);
    table.getActiveViewer().on('elements.changed', () => this.changed());
    return {
      read: async () => (await table.saveXML({ format: true })).xml,
      jump: () => {},
      destroy: () => table.destroy(),
    };
  }
}

customElements.define('kq-table-editor', TableEditorElement);
