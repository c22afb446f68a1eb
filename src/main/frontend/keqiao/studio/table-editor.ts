import { addStyles, type Editor, EditorElement } from './editor-element';
import type { Name } from './table/cells';
import type { Speech } from './table/parts';

/** What is to be changed, as said beside the table. */
interface Said {
  kind: 'CELL' | 'ROW' | 'INPUT' | 'OUTPUT' | 'TABLE';
  id: string;
  text?: string;
  name?: string;
  label?: string;
  typeRef?: string;
  allowed?: string[];
  hitPolicy?: string;
}

/** How much is wrong with a row, cell or column. */
interface Mark {
  element: string;
  error: boolean;
}

/** A decision table with dmn-js: the rows in words; what the selected cell says is changed beside it. */
class TableEditorElement extends EditorElement {
  private speech: Speech | undefined;
  private table: any;
  private marks: Mark[] = [];
  private hit: { row: string; passes: boolean } | undefined;
  private told = '';
  private chosen = '';
  private readOnly = true;
  private readonly sheet = document.createElement('style');

  /** The words of facts and values; to be said before the file is opened. */
  speak(json: string) {
    this.speech = JSON.parse(json);
  }

  /** The words of results that were not known before. */
  learn(json: string) {
    if (this.speech) {
      this.speech.results = JSON.parse(json) as Name[];
    }
  }

  mark(json: string) {
    this.marks = JSON.parse(json);
    this.paint();
  }

  /** Shows which row a test met; nothing when empty. */
  show(row: string, passes: boolean) {
    this.hit = row ? { row, passes } : undefined;
    this.paint();
  }

  /** Writes what was said beside the table, as one step that can be undone. */
  say(json: string) {
    const said: Said = JSON.parse(json);
    const modeling = this.view()?.get('modeling');
    const found = this.element(said.id);
    if (!modeling || this.readOnly || (!found && said.kind !== 'TABLE')) {
      return;
    }
    const object = found?.businessObject;
    this.together(() => {
      switch (said.kind) {
        case 'CELL':
          modeling.editCell(object, said.text ?? '');
          break;
        case 'ROW':
          modeling.editAnnotation(object, said.text || undefined);
          break;
        case 'INPUT':
          modeling.editInputExpression(object.inputExpression, { text: said.name, typeRef: said.typeRef });
          modeling.updateProperties(object, { label: said.label });
          modeling.editAllowedValues(object, said.allowed?.length ? said.allowed.map(quoted) : null);
          break;
        case 'OUTPUT':
          modeling.updateProperties(object, { label: said.label, typeRef: said.typeRef });
          modeling.editAllowedValues(object, said.allowed?.length ? said.allowed.map(quoted) : null);
          break;
        default:
          modeling.editDecisionTableName(said.name);
          this.nameInEnglish(said.label ?? '');
          modeling.editHitPolicy(said.hitPolicy, undefined);
      }
    });
  }

  /** Does what a button of the toolbar says. */
  act(action: string) {
    const view = this.view();
    if (!view || (this.readOnly && action !== 'focus')) {
      return;
    }
    const modeling = view.get('modeling');
    const root = view.get('sheet').getRoot();
    const element = this.element(this.chosen);
    const row = element?.row ?? (element?.cells && root.rows.includes(element) ? element : undefined);
    const col = element?.col ?? (root.cols.includes(element) ? element : undefined);
    const at = root.rows.indexOf(row);
    const place = root.cols.indexOf(col);
    switch (action) {
      case 'undo':
      case 'redo':
        view.get('commandStack')[action]();
        break;
      case 'addRow':
        this.together(() => {
          const added = modeling.addRow({ type: 'dmn:DecisionRule' }, at < 0 ? root.rows.length : at + 1);
          added.cells.forEach((cell: any) => this.leaveOpen(cell));
          this.chosen = added.cells[0].id;
        });
        this.choose(this.chosen);
        break;
      case 'copyRow':
        this.together(() => {
          const copy = modeling.addRow({ type: 'dmn:DecisionRule' }, at + 1);
          copy.cells.forEach((cell: any, i: number) =>
            modeling.editCell(cell.businessObject, row.cells[i].businessObject.text),
          );
          modeling.editAnnotation(copy.businessObject, row.businessObject.description);
        });
        break;
      case 'rowUp':
      case 'rowDown':
        this.shift(action === 'rowUp' ? -1 : 1, at, root.rows.length, (to) => modeling.moveRow(row, to));
        break;
      case 'removeRow':
        if (row && root.rows.length > 1) {
          modeling.removeRow(row);
          this.choose('');
        }
        break;
      case 'addInput':
        this.addColumn('dmn:InputClause', root.businessObject.input?.length ?? 0);
        break;
      case 'addOutput':
        this.addColumn('dmn:OutputClause', root.cols.length);
        break;
      case 'columnLeft':
      case 'columnRight':
        this.shift(action === 'columnLeft' ? -1 : 1, place, root.cols.length, (to) => {
          // Conditions stay before results.
          if (root.cols[to].businessObject.$type === col.businessObject.$type) {
            modeling.moveCol(col, to);
          }
        });
        break;
      case 'removeColumn':
        if (col && root.cols.filter((each: any) => each.businessObject.$type === col.businessObject.$type).length > 1) {
          modeling.removeCol(col);
          this.choose('');
        }
        break;
      default:
    }
    this.tell();
  }

  protected async create(content: string, readOnly: boolean, language: string): Promise<Editor> {
    const { make, styles } = await import('./table/modeler');
    addStyles('kq-table-editor-styles', styles.map((each) => ({ default: each })));
    const table = make(this.host, language, this.speech!);
    this.readOnly = readOnly;
    await table.importXML(content);
    this.table = table;
    this.told = '';
    this.chosen = '';
    this.host.append(this.sheet);
    const view = this.view();
    view.on('kq.select', ({ id }: { id: string }) => this.choose(id));
    view.on('cellSelection.changed', ({ elementId, selection }: any) => {
      if (elementId && selection.selected) {
        this.chosen = elementId;
        this.tell();
      }
    });
    view.on('commandStack.changed', () => {
      this.changed();
      this.tell();
    });
    const grid = this.host.querySelector('table');
    grid?.setAttribute('role', 'grid');
    this.host.addEventListener('keydown', this.pressed);
    this.firstCell()?.setAttribute('tabindex', '0');
    this.paint();
    this.tell();
    return {
      read: async () => (await table.saveXML({ format: true })).xml,
      jump: (id) => this.choose(id),
      destroy: () => {
        this.host.removeEventListener('keydown', this.pressed);
        this.table = undefined;
        table.destroy();
      },
    };
  }

  private readonly pressed = (event: KeyboardEvent) => {
    const inside = (event.target as HTMLElement).closest?.('.kq-table-cell');
    if (!inside || event.isComposing) {
      return;
    }
    const command = event.ctrlKey || event.metaKey;
    const steps: Record<string, [number, number]> = {
      ArrowUp: [-1, 0],
      ArrowDown: [1, 0],
      ArrowLeft: [0, -1],
      ArrowRight: [0, 1],
    };
    if (event.altKey && event.key in { ArrowUp: 1, ArrowDown: 1 }) {
      this.act(event.key === 'ArrowUp' ? 'rowUp' : 'rowDown');
    } else if (steps[event.key] && !command) {
      this.walk(inside, steps[event.key]);
    } else if (event.key === 'Enter' || event.key === 'F2') {
      this.dispatchEvent(new CustomEvent('kq-edit'));
    } else if (event.key === 'Delete' && !this.readOnly) {
      this.say(JSON.stringify({ kind: inside.closest('.annotation') ? 'ROW' : 'CELL', id: this.chosen, text: '' }));
    } else if (event.key === 'Insert' || (command && event.key === '+')) {
      this.act('addRow');
    } else if (command && event.key.toLowerCase() === 'z') {
      this.act(event.shiftKey ? 'redo' : 'undo');
    } else if (command && event.key.toLowerCase() === 'y') {
      this.act('redo');
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  private walk(from: Element, [down, right]: [number, number]) {
    const rows = [...this.host.querySelectorAll('tbody tr')].map((row) => [...row.querySelectorAll('.kq-table-cell')]);
    const row = rows.findIndex((cells) => cells.includes(from));
    const next = rows[row + down]?.[rows[row].indexOf(from) + right];
    if (next) {
      this.choose(next.closest('td')!.getAttribute('data-element-id')!, true);
    }
  }

  private addColumn(type: string, index: number) {
    const modeling = this.view().get('modeling');
    this.together(() => {
      const col = modeling.addCol({ type }, index);
      const clause = col.businessObject;
      if (clause.inputExpression) {
        modeling.editInputExpression(clause.inputExpression, { text: '', typeRef: 'string' });
      } else {
        const taken = this.view().get('sheet').getRoot().cols.map((each: any) => each.businessObject.name);
        let n = 1;
        while (taken.includes('result' + n)) {
          n++;
        }
        modeling.updateProperties(clause, { name: 'result' + n, typeRef: 'string' });
        col.cells.forEach((cell: any) => this.leaveOpen(cell));
      }
      this.chosen = col.id;
    });
    this.choose(this.chosen);
  }

  /** Where a result may be undecided, a new cell says so instead of nothing. */
  private leaveOpen(cell: any) {
    if (this.speech?.undecided && !cell.col.businessObject.inputExpression) {
      this.view().get('modeling').editCell(cell.businessObject, 'null');
    }
  }

  /** The decision's label; its name is Chinese. */
  private nameInEnglish(label: string) {
    const root = this.view().get('sheet').getRoot();
    this.view().get('modeling').updateProperties(root.businessObject.$parent, { label: label || undefined });
  }

  private shift(by: number, from: number, length: number, move: (to: number) => void) {
    const to = from + by;
    if (from >= 0 && to >= 0 && to < length) {
      move(to);
    }
  }

  private together(run: () => void) {
    this.view().get('commandStack').execute('kq.together', { run });
  }

  private view(): any {
    return this.table?.getActiveViewer();
  }

  private element(id: string): any {
    return id ? this.view()?.get('elementRegistry').get(id) : undefined;
  }

  private firstCell(): Element | null {
    return this.host.querySelector('.kq-table-cell');
  }

  /** Selects a cell, row or column and brings it into sight. */
  private choose(id: string, focus = false) {
    if (id && !this.element(id)) {
      return;
    }
    this.chosen = id;
    const place =
      this.host.querySelector(`td:not(.rule-index)[data-element-id="${CSS.escape(id)}"]`) ??
      this.host.querySelector(`[data-col-id="${CSS.escape(id)}"]`);
    place?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    const cell = place?.querySelector<HTMLElement>('.kq-table-cell');
    if (cell) {
      this.host.querySelectorAll('.kq-table-cell[tabindex="0"]').forEach((each) => each.setAttribute('tabindex', '-1'));
      cell.setAttribute('tabindex', '0');
      if (focus) {
        cell.focus();
      }
    }
    this.paint();
    this.tell();
  }

  /** Back from the fields beside it. */
  focusCell() {
    this.choose(this.chosen, true);
  }

  private tell() {
    const view = this.view();
    if (!view) {
      return;
    }
    this.paint();
    const root = view.get('sheet').getRoot();
    const element = this.element(this.chosen);
    const stack = view.get('commandStack');
    const row = element?.row ?? (root.rows.includes(element) ? element : undefined);
    const col = element?.col ?? (root.cols.includes(element) ? element : undefined);
    const clause = col?.businessObject;
    const column = clause && {
      id: col.id,
      name: clause.inputExpression ? (clause.inputExpression.text ?? '') : (clause.name ?? ''),
      label: clause.label ?? '',
      typeRef: clause.inputExpression ? (clause.inputExpression.typeRef ?? '') : (clause.typeRef ?? ''),
      allowed: texts((clause.inputExpression ? clause.inputValues : clause.outputValues)?.text ?? ''),
      used: [...new Set(root.rows.flatMap((each: any) => texts(each.cells[root.cols.indexOf(col)].businessObject.text ?? '')))],
    };
    const kind = !element ? 'TABLE' : element === row ? 'ROW' : element !== col ? 'CELL' : clause.inputExpression ? 'INPUT' : 'OUTPUT';
    const state = {
      kind,
      id: element ? this.chosen : root.businessObject.$parent.id,
      text: kind === 'CELL' ? (element.businessObject.text ?? '') : kind === 'ROW' ? (row.businessObject.description ?? '') : '',
      input: !!clause?.inputExpression,
      row: row ? root.rows.indexOf(row) + 1 : 0,
      column: column ?? null,
      name: root.businessObject.$parent.name ?? '',
      english: root.businessObject.$parent.label ?? '',
      hitPolicy: root.businessObject.hitPolicy,
      undo: !this.readOnly && stack.canUndo(),
      redo: !this.readOnly && stack.canRedo(),
    };
    const json = JSON.stringify(state);
    if (json !== this.told) {
      this.told = json;
      // What is said beside the table is judged by the saved file: that is to be as new as the table.
      this.dispatchEvent(new CustomEvent('kq-selected', { detail: { state: json } }));
    }
  }

  /** Colours what is selected, wrong or met by a test; by rule, so that cells may be drawn anew without losing it. */
  private paint() {
    const at = (id: string) => CSS.escape(id);
    const rules = this.marks.map(({ element, error }) => {
      const id = at(element);
      const places = `td[data-element-id="${id}"], th[data-col-id="${id}"]`;
      const colour = error ? 'error' : 'warning';
      return `${this.scoped(places)} { --kq-table-mark: var(--lumo-${colour}-color); box-shadow: inset 0 0 0 2px var(--lumo-${colour}-color); }
        ${this.scoped(places, '::after')} { content: "${error ? '✕' : '!'}"; }`;
    });
    if (this.chosen) {
      const id = at(this.chosen);
      rules.push(
        `${this.scoped(`td:not(.rule-index)[data-element-id="${id}"], th[data-col-id="${id}"]`)} { outline: 2px solid var(--lumo-primary-color); outline-offset: -2px; }`,
      );
    }
    if (this.hit) {
      const colour = this.hit.passes ? 'success' : 'error';
      rules.push(
        `${this.scoped(`td[data-row-id="${at(this.hit.row)}"]`)} { background: var(--lumo-${colour}-color-10pct); }`,
      );
    }
    this.sheet.textContent = rules.join('\n');
  }

  private scoped(places: string, after = ''): string {
    return places
      .split(', ')
      .map((place) => `kq-table-editor ${place}${after}`)
      .join(', ');
  }
}

function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '')}"`;
}

function texts(cell: string): string[] {
  return [...cell.matchAll(/"([^"]*)"/g)].map(([, text]) => text);
}

customElements.define('kq-table-editor', TableEditorElement);
