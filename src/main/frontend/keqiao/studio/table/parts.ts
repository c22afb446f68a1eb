import { Component, createComponentVNode, createVNode } from './drawing';
import { Cell } from 'table-js/lib/components';
import { cellWords, type Name, type Phrases } from './cells';

/** What the parts of the drawn table need to speak the reader's language. */
export interface Speech {
  names: Name[];
  results: Name[];
  /** True when a result need not be decided. */
  undecided: boolean;
  phrases: Phrases & { when: string; and: string; then: string; note: string; any: string; choose: string; notSet: string };
}

// Kinds of node of the library that draws the table.
const ELEMENT = 1;
const COMPONENT = 2;

function speech(component: any): Speech {
  return component.context.injector.get('config.speech');
}

/** The fact of an input, or the words of a result. */
export function nameOf(col: any, speech: Speech): Name | undefined {
  const clause = col.businessObject ?? col;
  return clause.inputExpression
    ? speech.names.find((each) => each.name === clause.inputExpression.text)
    : speech.results.find((each) => each.name === clause.name);
}

function heading(clause: any, speech: Speech): string {
  const known = nameOf(clause, speech);
  const words = known && known.label !== known.name ? known.label : clause.label;
  return words || clause.inputExpression?.text || clause.label || speech.phrases.choose;
}

/** Draws itself again when what it shows has changed. */
abstract class Living extends Component<any, any> {
  protected abstract watched(): string[];

  private readonly redraw = () => this.forceUpdate();
  private bound: string[] = [];

  componentWillMount() {
    this.bound = this.watched();
    this.bound.forEach((id) => this.context.changeSupport.onElementsChanged(id, this.redraw));
  }

  componentWillUnmount() {
    this.bound.forEach((id) => this.context.changeSupport.offElementsChanged(id, this.redraw));
  }

  protected select(id: string) {
    this.context.injector.get('eventBus').fire('kq.select', { id });
  }
}

/** The column heads: a button for each, in the words of its fact. */
export class Head extends Living {
  protected watched() {
    const root = this.context.injector.get('sheet').getRoot();
    return [root.id, ...root.cols.map((col: any) => col.id)];
  }

  render() {
    const root = this.context.injector.get('sheet').getRoot();
    const speaks = speech(this);
    const table = root.businessObject;
    const column = (clause: any, lead: string, kind: string) =>
      createVNode(
        ELEMENT,
        'th',
        kind + '-cell kq-table-head',
        [
          createVNode(ELEMENT, 'span', 'kq-table-lead', lead, 0),
          createVNode(ELEMENT, 'button', 'kq-table-column', heading(clause, speaks), 0, {
            type: 'button',
            onClick: () => this.select(clause.id),
          }),
        ],
        0,
        { 'data-col-id': clause.id, scope: 'col' },
        clause.id,
      );
    const inputs = (table.input ?? []).map((clause: any, at: number) =>
      column(clause, at === 0 ? speaks.phrases.when : speaks.phrases.and, 'input'),
    );
    const outputs = (table.output ?? []).map((clause: any, at: number) =>
      column(clause, at === 0 ? speaks.phrases.then : speaks.phrases.and, 'output'),
    );
    const note = createVNode(ELEMENT, 'th', 'annotation kq-table-head', speaks.phrases.note, 0, { scope: 'col' }, 'note');
    const index = createVNode(ELEMENT, 'th', 'index-column', '#', 0, { scope: 'col' }, 'index');
    return createVNode(
      ELEMENT,
      'thead',
      null,
      createVNode(ELEMENT, 'tr', null, [index, ...inputs, ...outputs, note], 0),
      0,
    );
  }
}

/** A condition or a result, in words; what it says is changed beside the table. */
export class RuleCell extends Living {
  protected watched() {
    return [this.props.cell.id, this.props.col.id];
  }

  render() {
    const { cell, row, col, rowIndex, colIndex } = this.props;
    const speaks = speech(this);
    const text = cell.businessObject.text ?? '';
    const input = cell.businessObject.$instanceOf('dmn:UnaryTests');
    const words =
      !input && text.trim() === 'null' ? speaks.phrases.notSet : cellWords(text, nameOf(col, speaks), speaks.phrases);
    const label = `${rowIndex + 1}, ${heading(col.businessObject, speaks)}: ${words === '—' ? speaks.phrases.any : words}`;
    return createComponentVNode(COMPONENT, Cell as any, {
      className: input ? 'input-cell' : 'output-cell',
      elementId: cell.id,
      coords: `${rowIndex}:${colIndex}`,
      role: 'gridcell',
      'data-row-id': row.id,
      'data-col-id': col.id,
      children: createVNode(ELEMENT, 'div', 'kq-table-cell', words, 0, { tabindex: '-1', 'aria-label': label }),
    });
  }
}

/** What a row is for. */
export class Note extends Living {
  protected watched() {
    return [this.props.row.id];
  }

  render() {
    const { row, rowIndex } = this.props;
    const text = row.businessObject.description ?? '';
    return createComponentVNode(COMPONENT, Cell as any, {
      className: 'annotation',
      elementId: row.id,
      coords: `${rowIndex}:note`,
      role: 'gridcell',
      'data-row-id': row.id,
      children: createVNode(ELEMENT, 'div', 'kq-table-cell', text, 0, {
        tabindex: '-1',
        'aria-label': `${rowIndex + 1}, ${speech(this).phrases.note}: ${text}`,
      }),
    });
  }
}
