import { is } from 'bpmn-js/lib/util/ModelUtil';

/** Something that can be drawn in one move, named in the reader's language. */
export interface Block {
  id: string;
  /** Key of its group. */
  group: string;
  groupName: string;
  label: string;
  about: string;
  icon: string;
  type: string;
  /** Kind of event, absent for anything else. */
  event?: string;
  /** Name on the diagram, Chinese. */
  name?: string;
  attributes?: Record<string, string>;
  properties?: Record<string, string>;
  /** Key of a limit, for a timer. */
  timer?: string;
  /** True when it sits on a step. */
  attached?: boolean;
  expanded?: boolean;
}

/** Draws blocks with everything that they bring. */
export class Blocks {
  static $inject = ['config.blocks', 'bpmnFactory', 'elementFactory', 'create', 'autoPlace', 'modeling', 'canvas', 'selection', 'elementRegistry', 'commandStack'];

  constructor(
    readonly all: Block[],
    private readonly factory: any,
    private readonly elements: any,
    private readonly create: any,
    private readonly autoPlace: any,
    private readonly modeling: any,
    private readonly canvas: any,
    private readonly selection: any,
    private readonly registry: any,
    private readonly commands: any,
  ) {}

  /** Under the pointer, to be put down where the designer likes. */
  start(block: Block, event: any, source?: any) {
    this.create.start(event, this.shape(block), source && !block.attached ? { source } : undefined);
  }

  /** After an element, or on it; what came next before comes after it now. */
  append(block: Block, element: any) {
    const ways = element.outgoing.filter((flow: any) => is(flow, 'bpmn:SequenceFlow'));
    if (block.attached) {
      this.attach(block, element);
    } else if (ways.length === 1 && !is(element, 'bpmn:Gateway') && goesOn(block)) {
      const context: Insertion = { shape: this.shape(block), flow: ways[0] };
      this.commands.execute('kq.insert', context);
      this.selection.select(context.shape);
    } else {
      this.autoPlace.append(element, this.shape(block));
    }
  }

  /** In the middle of what is seen, for those who do not use a pointer. */
  place(block: Block) {
    const root = this.canvas.getRootElement();
    const view = this.canvas.viewbox();
    const shape = this.shape(block);
    const at = { x: Math.round(view.x + view.width / 2), y: Math.round(view.y + view.height / 2) };
    while (this.taken(at, shape)) {
      at.y += 100;
    }
    this.selection.select(this.modeling.createShape(shape, at, root));
  }

  private taken(at: { x: number; y: number }, shape: any): boolean {
    return this.registry
      .getAll()
      .some(
        (other: any) =>
          other.width &&
          other.parent &&
          Math.abs(other.x + other.width / 2 - at.x) < (other.width + shape.width) / 2 + 20 &&
          Math.abs(other.y + other.height / 2 - at.y) < (other.height + shape.height) / 2 + 20,
      );
  }

  private attach(block: Block, host: any) {
    const taken = host.attachers.length;
    const at = { x: host.x + host.width - 20 - 40 * taken, y: host.y + host.height };
    const timer = property(host.businessObject, 'deadline') ?? block.timer;
    this.selection.select(this.modeling.createShape(this.shape({ ...block, timer }), at, host, { attach: true }));
  }

  shape(block: Block): any {
    const bo = this.factory.create(block.type, { name: block.name, ...block.attributes });
    const entries = Object.entries(block.properties ?? {}).filter(([, value]) => value !== '');
    if (entries.length > 0) {
      const values = entries.map(([name, value]) => this.factory.create('camunda:Property', { name, value }));
      const list = this.factory.create('camunda:Properties', { values });
      values.forEach((value) => (value.$parent = list));
      const extensions = this.factory.create('bpmn:ExtensionElements', { values: [list] });
      list.$parent = extensions;
      extensions.$parent = bo;
      bo.extensionElements = extensions;
    }
    if (block.event) {
      const definition = this.factory.create(block.event);
      definition.$parent = bo;
      bo.eventDefinitions = [definition];
      if (block.timer) {
        definition.timeDate = this.factory.create('bpmn:FormalExpression', { body: '${deadline.' + block.timer + '}' });
        definition.timeDate.$parent = definition;
      }
    }
    return this.elements.createShape({ type: block.type, businessObject: bo, isExpanded: block.expanded });
  }
}

function property(bo: any, name: string): string | undefined {
  const list = bo.extensionElements?.values?.find((each: any) => is(each, 'camunda:Properties'));
  return list?.values?.find((each: any) => each.name === name)?.value || undefined;
}

/** Neither an end nor a remark. */
function goesOn(block: Block): boolean {
  return block.type !== 'bpmn:EndEvent' && block.type !== 'bpmn:TextAnnotation';
}

interface Insertion {
  shape: any;
  flow: any;
}

/** Puts a shape between two others, and moves what is to the right when there is too little room. */
export class InsertHandler {
  static $inject = ['modeling', 'spaceTool', 'elementRegistry'];

  private static readonly GAP = 50;

  constructor(
    private readonly modeling: any,
    private readonly space: any,
    private readonly registry: any,
  ) {}

  preExecute(context: Insertion) {
    const { shape, flow } = context;
    const from = flow.source.x + flow.source.width;
    const needed = shape.width + 2 * InsertHandler.GAP;
    const forward = flow.target.x >= from;
    const missing = forward ? needed - (flow.target.x - from) : needed;
    if (missing > 0) {
      const start = from + 1;
      const shapes = this.registry.filter((each: any) => each.parent === flow.parent);
      const { movingShapes, resizingShapes } = this.space.calculateAdjustments(shapes, 'x', missing, start);
      if (movingShapes.length > 0) {
        this.space.makeSpace(movingShapes, resizingShapes, { x: missing, y: 0 }, 'e', start);
      }
    }
    const at = { x: from + InsertHandler.GAP + shape.width / 2, y: flow.source.y + flow.source.height / 2 };
    context.shape = this.modeling.createShape(shape, at, flow.parent);
    const target = flow.target;
    this.modeling.reconnectEnd(flow, context.shape, at);
    this.modeling.connect(context.shape, target);
  }
}
