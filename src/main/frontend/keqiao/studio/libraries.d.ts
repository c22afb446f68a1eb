// Libraries that bring no types.
declare module 'diagram-js-minimap';
declare module 'dmn-js/lib/Modeler';
declare module 'dmn-js/lib/NavigatedViewer';
