import Modeler from 'dmn-js/lib/Modeler';
import TableViewer from 'dmn-js-decision-table/lib/Viewer';
import core from 'dmn-js-decision-table/lib/core';
import indices from 'dmn-js-decision-table/lib/features/decision-rule-indices';
import rules from 'dmn-js-decision-table/lib/features/decision-rules';
import cellSelection from 'dmn-js-decision-table/lib/features/cell-selection';
import modeling from 'dmn-js-decision-table/lib/features/modeling';
import interaction from 'table-js/lib/features/interaction-events';
import selection from 'table-js/lib/features/selection';
import translate from 'diagram-js/lib/i18n/translate';
import frame from 'dmn-js/dist/assets/diagram-js.css?inline';
import shared from 'dmn-js/dist/assets/dmn-js-shared.css?inline';
import table from 'dmn-js/dist/assets/dmn-js-decision-table.css?inline';
import icons from 'dmn-js/dist/assets/dmn-font/css/dmn-embedded.css?inline';
import { words } from '../process/words';
import { Head, Note, RuleCell, type Speech } from './parts';

/** Everything that must be on the page for the table to look right. */
export const styles = [frame, shared, table, icons];

/** Runs several commands as one, which undo takes back together. */
class Together {
  preExecute({ run }: { run: () => void }) {
    run();
  }
}

/** Puts our own cells, which speak of facts in words, in the place of those that show names and expressions. */
class Parts {
  static $inject = ['components', 'commandStack'];

  constructor(components: any, commandStack: any) {
    const first = 2000;
    commandStack.registerHandler('kq.together', Together);
    components.onGetComponent('table.head', first, () => Head);
    components.onGetComponent('cell', first, ({ cellType }: { cellType: string }) => {
      return { rule: RuleCell, 'after-rule-cells': Note }[cellType];
    });
  }
}

/**
 * A decision table with nothing in it that a matter may not have: no drawing of requirements, no literal expressions, no
 * menus of types and languages.
 */
class RestrictedTable extends TableViewer {
  getModules() {
    return [
      core,
      translate,
      rules,
      indices,
      interaction,
      selection,
      cellSelection,
      modeling,
      { __init__: ['parts'], parts: ['type', Parts] },
    ];
  }
}

class RestrictedModeler extends Modeler {
  _getViewProviders() {
    return (super._getViewProviders() as any[])
      .filter((provider) => provider.id === 'decisionTable')
      .map((provider) => ({ ...provider, constructor: RestrictedTable }));
  }
}

export function make(container: HTMLElement, language: string, speech: Speech): any {
  return new (RestrictedModeler as any)({
    container,
    decisionTable: { speech, additionalModules: [{ translate: ['value', words(language)] }] },
  });
}
