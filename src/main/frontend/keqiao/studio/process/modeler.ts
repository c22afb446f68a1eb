import Modeler from 'bpmn-js/lib/Modeler';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import search from 'bpmn-js/lib/features/search';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import behaviors from 'camunda-bpmn-js-behaviors/lib/camunda-platform';
import minimap from 'diagram-js-minimap';
import simulation from 'bpmn-js-token-simulation';
import viewing from 'bpmn-js-token-simulation/lib/viewer';
import frame from 'bpmn-js/dist/assets/diagram-js.css?inline';
import shapes from 'bpmn-js/dist/assets/bpmn-js.css?inline';
import icons from 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css?inline';
import overview from 'diagram-js-minimap/assets/diagram-js-minimap.css?inline';
import walk from 'bpmn-js-token-simulation/assets/css/bpmn-js-token-simulation.css?inline';
import { AllowedMenus, BlockMenu, ContextPad, Palette } from './allowed';
import { type Block, Blocks, InsertHandler } from './blocks';
import { DescribeHandler } from './facts';
import { Marks } from './marks';
import { words } from './words';

/** Everything that must be on the page for the drawing to look right. */
export const styles = [frame, shapes, icons, overview, walk];

/** A drawing that speaks the reader's language and offers only what a matter may be drawn with. */
export function make(container: HTMLElement, readOnly: boolean, language: string, blocks: Block[]): any {
  const common = {
    __init__: ['marks'],
    translate: ['value', words(language)],
    marks: ['type', Marks],
  };
  const moddleExtensions = { camunda };
  if (readOnly) {
    return new NavigatedViewer({
      container,
      additionalModules: [minimap, search, viewing, common],
      moddleExtensions,
    } as any);
  }
  const drawing: any = new Modeler({
    container,
    additionalModules: [
      minimap,
      behaviors,
      simulation,
      common,
      {
        __init__: ['allowedMenus', 'paletteProvider', 'contextPadProvider'],
        blocks: ['type', Blocks],
        blockMenu: ['type', BlockMenu],
        allowedMenus: ['type', AllowedMenus],
        paletteProvider: ['type', Palette],
        contextPadProvider: ['type', ContextPad],
      },
    ],
    moddleExtensions,
    blocks,
  } as any);
  drawing.get('commandStack').registerHandler('kq.describe', DescribeHandler);
  drawing.get('commandStack').registerHandler('kq.insert', InsertHandler);
  const keyboard = drawing.get('keyboard');
  keyboard.addListener(({ keyEvent }: { keyEvent: KeyboardEvent }) => {
    if (!keyboard.hasModifier(keyEvent) && keyboard.isKey(['n', 'N'], keyEvent)) {
      drawing.get('blockMenu').openForSelection();
      return true;
    }
    return undefined;
  });
  return drawing;
}
