import { addStyles, type Editor, EditorElement } from './editor-element';

type Component = Record<string, any>;

/** The order that form-js and the server write a component's attributes in matters to nobody; absent ones must go. */
const OWN_STATE = ['_parent', '_path', '_layout'];

/** A form laid out with form-js; what a component says is edited beside it, in plain words, by the server's page. */
class FormEditorElement extends EditorElement {
  private form: any;

  protected async create(content: string, readOnly: boolean, _language: string): Promise<Editor> {
    const [{ FormEditor }, ...sheets] = await Promise.all([
      import('@bpmn-io/form-js-editor'),
      import('@bpmn-io/form-js/dist/assets/form-js.css?inline'),
      import('@bpmn-io/form-js/dist/assets/form-js-editor.css?inline'),
    ]);
    addStyles('kq-form-editor-styles', sheets);
    const form: any = new FormEditor({ container: this.host });
    this.form = form;
    await form.importSchema(withOwnIds(JSON.parse(content)));
    this.host.inert = readOnly;
    form.on('commandStack.changed', () => this.changed());
    form.on('selection.changed', ({ selection }: { selection: Component | null }) => this.tell(selection));
    // An undone or repeated change concerns what the panel shows, too.
    form.on('commandStack.changed', () => this.tell(form.get('selection').get()));
    return {
      read: async () => JSON.stringify(plain(form.saveSchema()), null, 2) + '\n',
      jump: (name) => this.select(name),
      destroy: () => form.destroy(),
    };
  }

  /** Selects a component by its id or by the key that findings name it with. */
  private select(name: string) {
    const last = name.replace(/\[\d*]/g, '').split('.').pop();
    const field = this.all().find((each) => each.id === name) ??
      this.all().find((each) => each.key === last || each.path === last || each.properties?.document === last);
    if (field) {
      this.form.get('selection').set(field);
    }
  }

  /** Puts a new component behind the selected one, or into it when it is a group or list. */
  insert(attributes: Component) {
    const selected: Component | null = this.form.get('selection').get();
    const holder = selected && Array.isArray(selected.components) ? selected : undefined;
    const parent = holder ?? (selected ? this.get(selected._parent) : this.root());
    const place = holder || !selected ? parent.components.length : parent.components.indexOf(selected) + 1;
    const fields = this.form.get('fieldFactory');
    const field = fields.create({ ...attributes, ...this.naming(attributes), _parent: parent.id }, false);
    this.form.get('commandStack').execute('formField.add', {
      formField: field,
      targetFormField: parent,
      targetIndex: place,
    });
    this.form.get('selection').set(field);
  }

  /** Changes attributes of a component; null takes one away. */
  edit(id: string, changes: Component) {
    const field = this.get(id);
    if (field) {
      const properties = Object.fromEntries(
        Object.entries(changes).map(([name, value]) => [name, value === null ? undefined : value]),
      );
      this.form.get('modeling').editFormField(field, properties);
    }
  }

  /** Moves the selected component among its neighbours: -1 up, 1 down. */
  shift(by: number) {
    const field = this.form.get('selection').get();
    const parent = field && this.get(field._parent);
    if (!parent) {
      return;
    }
    const from = parent.components.indexOf(field);
    const to = from + by;
    if (to >= 0 && to < parent.components.length) {
      this.form.get('modeling').moveFormField(field, parent, parent, from, by > 0 ? to + 1 : to);
      this.form.get('selection').set(this.get(field.id));
    }
  }

  drop() {
    const field = this.form.get('selection').get();
    const parent = field && this.get(field._parent);
    if (parent) {
      this.form.get('modeling').removeFormField(field, parent, parent.components.indexOf(field));
      this.form.get('selection').clear();
    }
  }

  undo() {
    this.form.get('commandStack').undo();
  }

  redo() {
    this.form.get('commandStack').redo();
  }

  private tell(selected: Component | null) {
    const detail = selected && selected.type !== 'default' ? JSON.stringify(plain(selected, true)) : '';
    this.dispatchEvent(new CustomEvent('kq-selected', { detail: { component: detail } }));
  }

  /** Key or path that nothing in the form has yet, in the letters and figures that keys are made of. */
  private naming(attributes: Component): Component {
    const taken = new Set(this.all().flatMap((each) => [each.key, each.path, each.id]));
    const free = (stem: string) => {
      let n = 1;
      while (taken.has(stem + n)) {
        n++;
      }
      return stem + n;
    };
    if (attributes.type === 'group' || attributes.type === 'text') {
      return { id: free(attributes.type) };
    }
    if (attributes.type === 'dynamiclist') {
      const path = free('list');
      return { id: path, path };
    }
    if (attributes.properties?.kind === 'file') {
      const document = free('document');
      return { id: document, key: `${document}File`, properties: { ...attributes.properties, document } };
    }
    const key = free(attributes.stem ?? 'field');
    return { id: key, key };
  }

  private all(): Component[] {
    return this.form.get('formFieldRegistry').getAll();
  }

  private get(id: string): Component {
    return this.form.get('formFieldRegistry').get(id);
  }

  private root(): Component {
    return this.form._getState().schema;
  }
}

/**
 * The editor knows components by their ids, which fields of different groups may share in a file; and it draws choices,
 * which a code table gives only later.
 */
function withOwnIds(schema: Component): Component {
  const seen = new Set<string>();
  const visit = (component: Component, prefix: string) => {
    if (component.id !== undefined && seen.has(component.id)) {
      component.id = prefix + component.id;
    }
    seen.add(component.id);
    if (TABLED.includes(component.properties?.kind)) {
      component.values = [{ label: '…', value: '…' }];
    }
    const inner = component.type !== 'default' && component.id ? `${component.id}_` : '';
    component.components?.forEach((child: Component) => visit(child, inner));
  };
  visit(schema, '');
  return schema;
}

/** Kinds whose choices come from a table: the editor gives each list of choices an example of its own. */
const TABLED = ['code-table', 'region'];

/** The component as the file has it: without the editor's own state, and without what the editor adds unasked. */
function plain(component: Component, alone = false): Component {
  const result: Component = {};
  const kind = component.properties?.kind;
  for (const [name, value] of Object.entries(component)) {
    const unasked = (name === 'key' && kind === 'file' && String(value).startsWith('textfield_')) || (name === 'values' && TABLED.includes(kind));
    if (OWN_STATE.includes(name) || name === 'stem' || value === undefined || unasked) {
      continue;
    }
    if (name === 'components') {
      if (!alone) {
        result.components = value.map((each: Component) => plain(each));
      }
    } else {
      result[name] = value;
    }
  }
  return result;
}

customElements.define('kq-form-editor', FormEditorElement);
