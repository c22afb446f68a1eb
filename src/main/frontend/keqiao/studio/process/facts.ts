import { is } from 'bpmn-js/lib/util/ModelUtil';

/** An element as the panel beside the diagram shows it; what it has not is absent. */
export interface Facts {
  id: string;
  kind: string;
  name: string;
  documentation: string;
  properties: Record<string, string>;
  form?: string;
  action?: string;
  decision?: string;
  result?: string;
  timer?: string;
  message?: string;
  condition?: string;
  fallback?: boolean;
  choice?: boolean;
  interrupting?: boolean;
  source?: string;
  ways?: Way[];
}

/** A way out of a split. */
export interface Way {
  id: string;
  name: string;
  to: string;
  condition: string;
  fallback: boolean;
}

/** What the panel changed: only what is named is touched, an empty text takes it away. */
export interface Change {
  id: string;
  set: Record<string, string>;
  properties: Record<string, string>;
}

const KINDS: [string, string][] = [
  ['bpmn:UserTask', 'STEP'],
  ['bpmn:ServiceTask', 'ACTION'],
  ['bpmn:BusinessRuleTask', 'DECISION'],
  ['bpmn:ExclusiveGateway', 'CHOICE'],
  ['bpmn:ParallelGateway', 'PARALLEL'],
  ['bpmn:BoundaryEvent', 'BOUNDARY'],
  ['bpmn:IntermediateCatchEvent', 'CATCH'],
  ['bpmn:StartEvent', 'START'],
  ['bpmn:EndEvent', 'END'],
  ['bpmn:SubProcess', 'PART'],
  ['bpmn:SequenceFlow', 'FLOW'],
  ['bpmn:TextAnnotation', 'NOTE'],
  ['bpmn:Process', 'PROCESS'],
];

export function facts(element: any): Facts {
  const bo = element.businessObject;
  const found = KINDS.find(([type]) => is(element, type));
  const read: Facts = {
    id: bo.id,
    kind: found ? found[1] : 'OTHER',
    name: bo.name ?? bo.text ?? '',
    documentation: bo.documentation?.[0]?.text ?? '',
    properties: properties(bo),
  };
  const definition = bo.eventDefinitions?.[0];
  if (is(element, 'bpmn:UserTask')) {
    read.form = bo.get('camunda:formRef') ?? '';
  } else if (is(element, 'bpmn:ServiceTask')) {
    read.action = unwrapped(bo.get('camunda:delegateExpression'));
  } else if (is(element, 'bpmn:BusinessRuleTask')) {
    read.decision = bo.get('camunda:decisionRef') ?? '';
    read.result = bo.get('camunda:resultVariable') ?? '';
  } else if (definition && is(definition, 'bpmn:TimerEventDefinition')) {
    read.timer = unwrapped(definition.timeDate?.body).replace(/^deadline\./, '');
  } else if (definition && is(definition, 'bpmn:MessageEventDefinition')) {
    read.message = definition.messageRef?.name ?? '';
  }
  if (is(element, 'bpmn:BoundaryEvent')) {
    read.interrupting = bo.cancelActivity !== false;
  }
  if (is(element, 'bpmn:ExclusiveGateway')) {
    read.ways = (bo.outgoing ?? []).map((flow: any) => way(flow));
  }
  if (is(element, 'bpmn:SequenceFlow')) {
    const source = bo.sourceRef;
    read.condition = bo.conditionExpression?.body ?? '';
    read.choice = is(source, 'bpmn:ExclusiveGateway') && source.outgoing.length > 1;
    read.fallback = source.default === bo;
    read.source = source.name || source.id;
  }
  return read;
}

function way(flow: any): Way {
  return {
    id: flow.id,
    name: flow.name ?? '',
    to: flow.targetRef?.name || flow.targetRef?.id || '',
    condition: flow.conditionExpression?.body ?? '',
    fallback: flow.sourceRef.default === flow,
  };
}

function unwrapped(expression: string | undefined): string {
  return (expression ?? '').trim().replace(/^\$\{(.*)\}$/, '$1');
}

function properties(bo: any): Record<string, string> {
  const read: Record<string, string> = {};
  const extensions = bo.extensionElements?.values?.find((each: any) => is(each, 'camunda:Properties'));
  for (const property of extensions?.values ?? []) {
    read[property.name] = property.value ?? '';
  }
  return read;
}

/** Writes what the panel changed: one command, so that one undo takes it back. */
export class DescribeHandler {
  static $inject = ['modeling', 'bpmnFactory', 'canvas'];

  constructor(
    private readonly modeling: any,
    private readonly factory: any,
    private readonly canvas: any,
  ) {}

  preExecute({ element, change }: { element: any; change: Change }) {
    const { set } = change;
    const plain: Record<string, unknown> = {};
    if ('name' in set) {
      plain[is(element, 'bpmn:TextAnnotation') ? 'text' : 'name'] = set.name || undefined;
    }
    if ('form' in set) {
      plain['camunda:formRef'] = set.form || undefined;
      plain['camunda:formRefBinding'] = set.form ? 'deployment' : undefined;
    }
    if ('action' in set) {
      plain['camunda:delegateExpression'] = set.action ? '${' + set.action + '}' : undefined;
    }
    if ('decision' in set) {
      plain['camunda:decisionRef'] = set.decision || undefined;
      plain['camunda:decisionRefBinding'] = set.decision ? 'deployment' : undefined;
      plain['camunda:mapDecisionResult'] = set.decision ? 'singleEntry' : undefined;
    }
    if ('result' in set) {
      plain['camunda:resultVariable'] = set.result || undefined;
    }
    if ('interrupting' in set) {
      plain.cancelActivity = set.interrupting === 'true';
    }
    if ('condition' in set) {
      plain.conditionExpression = set.condition ? this.expression(set.condition) : undefined;
    }
    if ('documentation' in set) {
      plain.documentation = set.documentation
        ? [this.factory.create('bpmn:Documentation', { text: set.documentation })]
        : undefined;
    }
    if (Object.keys(plain).length > 0) {
      this.modeling.updateProperties(element, plain);
    }
    this.event(element, set);
    this.fallback(element, set);
    if (Object.keys(change.properties).length > 0) {
      this.properties(element, change.properties);
    }
  }

  private expression(body: string) {
    return this.factory.create('bpmn:FormalExpression', { body });
  }

  private event(element: any, set: Record<string, string>) {
    const definition = element.businessObject.eventDefinitions?.[0];
    if (definition && 'timer' in set) {
      this.modeling.updateModdleProperties(element, definition, {
        timeDate: set.timer ? this.expression('${deadline.' + set.timer + '}') : undefined,
      });
    }
    if (definition && 'message' in set) {
      this.modeling.updateModdleProperties(element, definition, { messageRef: this.message(element, set.message) });
    }
  }

  private message(element: any, name: string) {
    if (!name) {
      return undefined;
    }
    const process = this.canvas.getRootElement().businessObject;
    const definitions = process.$parent;
    const known = definitions.rootElements.find((each: any) => is(each, 'bpmn:Message') && each.name === name);
    if (known) {
      return known;
    }
    const message = this.factory.create('bpmn:Message', { name });
    message.$parent = definitions;
    this.modeling.updateModdleProperties(element, definitions, {
      rootElements: [message, ...definitions.rootElements],
    });
    return message;
  }

  /** Of a flow: it is the way for everything else; of a split: which of its flows is. */
  private fallback(element: any, set: Record<string, string>) {
    if (!('fallback' in set)) {
      return;
    }
    const split = is(element, 'bpmn:SequenceFlow') ? element.source : element;
    const flow = split.outgoing.find((each: any) => each.id === set.fallback);
    this.modeling.updateProperties(split, { default: flow?.businessObject });
    if (flow?.businessObject.conditionExpression) {
      this.modeling.updateProperties(flow, { conditionExpression: undefined });
    }
  }

  private properties(element: any, changes: Record<string, string>) {
    const bo = element.businessObject;
    const now: Record<string, string> = { ...properties(bo), ...changes };
    const values = Object.entries(now)
      .filter(([, value]) => value !== '')
      .map(([name, value]) => this.factory.create('camunda:Property', { name, value }));
    const list = this.factory.create('camunda:Properties', { values });
    values.forEach((value) => (value.$parent = list));
    const others = (bo.extensionElements?.values ?? []).filter((each: any) => !is(each, 'camunda:Properties'));
    const extensions = this.factory.create('bpmn:ExtensionElements', {
      values: values.length > 0 ? [...others, list] : others,
    });
    extensions.values.forEach((each: any) => (each.$parent = extensions));
    extensions.$parent = bo;
    this.modeling.updateModdleProperties(element, bo, {
      extensionElements: extensions.values.length > 0 ? extensions : undefined,
    });
  }
}
