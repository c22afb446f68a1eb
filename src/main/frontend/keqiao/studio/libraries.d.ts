// Libraries that bring no types.
declare module 'bpmn-js-i18n/translations/zn';
declare module 'bpmn-js-token-simulation';
declare module 'bpmn-js-token-simulation/lib/viewer';
declare module 'camunda-bpmn-js-behaviors/lib/camunda-platform';
declare module 'diagram-js-minimap';
declare module 'dmn-js/lib/Modeler';
declare module 'diagram-js/lib/i18n/translate';
declare module 'dmn-js-decision-table/lib/*';
declare module 'table-js/lib/*';
