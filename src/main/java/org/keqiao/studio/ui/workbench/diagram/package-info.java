/** The process as a diagram: what can be drawn, and what each element says in plain words. */
@org.springframework.lang.NonNullApi
package org.keqiao.studio.ui.workbench.diagram;
