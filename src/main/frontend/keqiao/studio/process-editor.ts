import { addStyles, type Editor, EditorElement } from './editor-element';

/** The process drawn with bpmn-js. */
class ProcessEditorElement extends EditorElement {
  protected async create(content: string, readOnly: boolean, _language: string): Promise<Editor> {
    const [{ default: Modeler }, { default: NavigatedViewer }, { default: camunda }, { default: minimap }, ...sheets] =
      await Promise.all([
        import('bpmn-js/lib/Modeler'),
        import('bpmn-js/lib/NavigatedViewer'),
        import('camunda-bpmn-moddle/resources/camunda.json'),
        import('diagram-js-minimap'),
        import('bpmn-js/dist/assets/diagram-js.css?inline'),
        import('bpmn-js/dist/assets/bpmn-js.css?inline'),
        import('bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css?inline'),
        import('diagram-js-minimap/assets/diagram-js-minimap.css?inline'),
      ]);
    addStyles('kq-process-editor-styles', sheets);
    const Drawing: any = readOnly ? NavigatedViewer : Modeler;
    const drawing = new Drawing({
      container: this.host,
      additionalModules: [minimap],
      moddleExtensions: { camunda },
    });
    await drawing.importXML(content);
    drawing.get('canvas').zoom('fit-viewport', 'auto');
    drawing.on('commandStack.changed', () => this.changed());
    return {
      read: async () => (await drawing.saveXML({ format: true })).xml,
      jump: (id) => {
        const element = drawing.get('elementRegistry').get(id);
        if (element) {
          drawing.get('canvas').scrollToElement(element);
          drawing.get('selection').select(element);
        }
      },
      destroy: () => drawing.destroy(),
    };
  }
}

customElements.define('kq-process-editor', ProcessEditorElement);
