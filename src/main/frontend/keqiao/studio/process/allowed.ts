import { is } from 'bpmn-js/lib/util/ModelUtil';
import type { Block, Blocks } from './blocks';

/** What an element may be turned into; whatever else bpmn-js offers the check would refuse. */
const REPLACEMENTS = new Set(
  [
    'none-start',
    'none-end',
    'user-task',
    'service-task',
    'rule-task',
    'exclusive-gateway',
    'parallel-gateway',
    'message-start',
    'timer-start',
    'message-intermediate-catch',
    'timer-intermediate-catch',
    'message-boundary',
    'timer-boundary',
    'non-interrupting-message-boundary',
    'non-interrupting-timer-boundary',
    'non-interrupting-message-start',
    'non-interrupting-timer-start',
    'sequence-flow',
    'default-flow',
  ].map((name) => 'replace-with-' + name),
);

/** What has its own place beside the menu of all blocks. */
const OFTEN = ['plain.choice', 'plain.end', 'plain.deadline'];

/** Leaves in the menus only what a matter may be drawn with. */
export class AllowedMenus {
  static $inject = ['popupMenu', 'translate', 'blocks'];

  constructor(popupMenu: any, translate: (text: string) => string, blocks: Blocks) {
    popupMenu.registerProvider('bpmn-replace', 500, {
      getPopupMenuEntries: (target: any) => (entries: Record<string, any>) =>
        Object.fromEntries(Object.entries(entries).filter(([id]) => allowed(id, target))),
      getPopupMenuHeaderEntries: () => () => ({}),
    });
    popupMenu.registerProvider('kq-create', menu(blocks.all, translate, (block, event) => {
      if (event instanceof MouseEvent && event.detail > 0) {
        blocks.start(block, event);
      } else {
        blocks.place(block);
      }
    }));
    popupMenu.registerProvider('kq-append', {
      getPopupMenuEntries: (target: any) =>
        menu(
          blocks.all.filter((block) => fits(block, target)),
          translate,
          (block) => blocks.append(block, target),
        ).getPopupMenuEntries(),
    });
  }
}

function allowed(entry: string, target: any): boolean {
  if (entry === 'replace-with-message-start' || entry === 'replace-with-timer-start') {
    return target.parent?.businessObject?.triggeredByEvent === true;
  }
  return REPLACEMENTS.has(entry);
}

/** Only steps and parts wait, so that a deadline can end them; an event part has no way in. */
function fits(block: Block, target: any): boolean {
  if (block.attached) {
    return is(target, 'bpmn:UserTask') || (is(target, 'bpmn:SubProcess') && !target.businessObject.triggeredByEvent);
  }
  return block.type !== 'bpmn:StartEvent' && !block.attributes?.triggeredByEvent;
}

function menu(blocks: Block[], translate: (text: string) => string, run: (block: Block, event: Event) => void) {
  return {
    getPopupMenuEntries: () =>
      Object.fromEntries(
        blocks.map((block) => [
          block.id,
          {
            label: block.label,
            description: block.about,
            className: block.icon,
            search: [block.name, block.properties?.nameEn].filter(Boolean).join(' '),
            group: { id: block.group, name: translate(block.groupName) },
            action: (event: Event) => run(block, event),
          },
        ]),
      ),
  };
}

/** The tools at the canvas' left. */
export class Palette {
  static $inject = ['palette', 'translate', 'handTool', 'lassoTool', 'spaceTool', 'globalConnect', 'blocks', 'blockMenu'];

  constructor(
    palette: any,
    private readonly translate: (text: string) => string,
    private readonly hand: any,
    private readonly lasso: any,
    private readonly space: any,
    private readonly connect: any,
    private readonly blocks: Blocks,
    private readonly blockMenu: BlockMenu,
  ) {
    palette.registerProvider(this);
  }

  getPaletteEntries() {
    const tool = (icon: string, title: string, click: (event: Event) => void) => ({
      group: 'tools',
      className: icon,
      title: this.translate(title),
      action: { click },
    });
    return {
      'hand-tool': tool('bpmn-icon-hand-tool', 'Activate hand tool', (event) => this.hand.activateHand(event)),
      'lasso-tool': tool('bpmn-icon-lasso-tool', 'Activate lasso tool', (event) => this.lasso.activateSelection(event)),
      'space-tool': tool('bpmn-icon-space-tool', 'Activate create/remove space tool', (event) =>
        this.space.activateSelection(event),
      ),
      'connect-tool': tool('bpmn-icon-connection-multi', 'Activate global connect tool', (event) =>
        this.connect.start(event),
      ),
      'tool-separator': { group: 'tools', separator: true },
      'kq-blocks': {
        group: 'create',
        className: 'kq-icon-blocks',
        title: this.translate('Add a building block'),
        action: { click: (event: MouseEvent) => this.blockMenu.open({ x: event.clientX + 20, y: event.clientY }) },
      },
      ...Object.fromEntries(this.blocks.all.filter((block) => OFTEN.includes(block.id)).map((block) => this.entry(block))),
    };
  }

  private entry(block: Block): [string, unknown] {
    const start = (event: Event) => this.blocks.start(block, event);
    return [
      'create.' + block.id,
      { group: 'create', className: block.icon, title: block.label, action: { dragstart: start, click: start } },
    ];
  }
}

/** The menu of all that can be drawn. */
export class BlockMenu {
  static $inject = ['popupMenu', 'canvas', 'selection', 'translate'];

  constructor(
    private readonly popupMenu: any,
    private readonly canvas: any,
    private readonly selection: any,
    private readonly translate: (text: string) => string,
  ) {}

  /** For what follows the selected element, or stands by itself where nothing is selected. */
  openForSelection() {
    const [element, ...others] = this.selection.get();
    const box = this.canvas.getContainer().getBoundingClientRect();
    if (element && others.length === 0 && mayBeFollowed(element)) {
      this.append(element, { x: box.left + 120, y: box.top + 60 });
    } else {
      this.open({ x: box.left + 120, y: box.top + 60 });
    }
  }

  open(position: { x: number; y: number }) {
    this.show(this.canvas.getRootElement(), 'kq-create', 'Add a building block', position);
  }

  append(element: any, position: { x: number; y: number }) {
    this.show(element, 'kq-append', 'What comes next?', position);
  }

  private show(target: any, provider: string, title: string, position: { x: number; y: number }) {
    this.popupMenu.open(
      target,
      provider,
      { ...position, cursor: position },
      { title: this.translate(title), width: 340, search: true },
    );
  }
}

export function mayBeFollowed(element: any): boolean {
  return is(element, 'bpmn:FlowNode') && !is(element, 'bpmn:EndEvent') && !element.businessObject.triggeredByEvent;
}

/** What is offered beside the selected element. */
export class ContextPad {
  static $inject = ['contextPad', 'translate', 'connect', 'modeling', 'popupMenu', 'rules', 'blocks', 'blockMenu'];

  constructor(
    private readonly pad: any,
    private readonly translate: (text: string) => string,
    private readonly connect: any,
    private readonly modeling: any,
    private readonly popupMenu: any,
    private readonly rules: any,
    private readonly blocks: Blocks,
    private readonly blockMenu: BlockMenu,
  ) {
    pad.registerProvider(this);
  }

  getContextPadEntries(element: any) {
    const entries: Record<string, unknown> = {};
    if (element.type === 'label') {
      return this.withRemoval(entries, [element]);
    }
    if (mayBeFollowed(element)) {
      entries['kq-append'] = this.entry('model', 'kq-icon-blocks', 'What comes next?', (event) =>
        this.blockMenu.append(element, { x: event.clientX + 10, y: event.clientY }),
      );
      for (const block of this.blocks.all.filter((each) => OFTEN.includes(each.id) && fits(each, element))) {
        entries['append.' + block.id] = {
          group: 'model',
          className: block.icon,
          title: block.label,
          action: {
            click: () => this.blocks.append(block, element),
            dragstart: (event: Event) => this.blocks.start(block, event, element),
          },
        };
      }
    }
    if (is(element, 'bpmn:FlowNode') || is(element, 'bpmn:TextAnnotation')) {
      const start = (event: Event) => this.connect.start(event, element);
      entries.connect = {
        group: 'connect',
        className: 'bpmn-icon-connection-multi',
        title: this.translate('Connect to other element'),
        action: { click: start, dragstart: start },
      };
    }
    const note = this.blocks.all.find((block) => block.id === 'plain.note');
    if (note && (is(element, 'bpmn:FlowNode') || is(element, 'bpmn:SequenceFlow'))) {
      entries['append.note'] = {
        group: 'connect',
        className: note.icon,
        title: note.label,
        action: {
          click: () => this.blocks.append(note, element),
          dragstart: (event: Event) => this.blocks.start(note, event, element),
        },
      };
    }
    if (!this.popupMenu.isEmpty(element, 'bpmn-replace')) {
      entries.replace = this.entry('edit', 'bpmn-icon-screw-wrench', 'Change element', () => this.replace(element));
    }
    return this.withRemoval(entries, [element]);
  }

  getMultiElementContextPadEntries(elements: any[]) {
    return this.withRemoval({}, elements);
  }

  private replace(element: any) {
    const pad = this.pad.getPad(element).html.getBoundingClientRect();
    const at = { x: pad.left, y: pad.bottom + 5 };
    this.popupMenu.open(
      element,
      'bpmn-replace',
      { ...at, cursor: at },
      { title: this.translate('Change element'), width: 300, search: true },
    );
  }

  private withRemoval(entries: Record<string, unknown>, elements: any[]) {
    const allowed = this.rules.allowed('elements.delete', { elements });
    if (allowed === true || (Array.isArray(allowed) && elements.every((each) => allowed.includes(each)))) {
      entries.delete = this.entry('edit', 'bpmn-icon-trash', 'Delete', () =>
        this.modeling.removeElements(elements.slice()),
      );
    }
    return entries;
  }

  private entry(group: string, className: string, title: string, click: (event: MouseEvent) => void) {
    return { group, className, title: this.translate(title), action: { click } };
  }
}
