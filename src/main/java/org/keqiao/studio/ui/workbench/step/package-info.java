/** One step in plain words: who does it, with which form, how it can end. The diagram and the step list share it. */
@org.springframework.lang.NonNullApi
package org.keqiao.studio.ui.workbench.step;
