// What dmn-js draws its tables with. Taken through this file, since its types would replace those of the page's own parts.
export { Component, createComponentVNode, createVNode } from 'inferno';
