/** The flow as a list of steps: read and changed with a keyboard, told by assistive technology. */
@org.springframework.lang.NonNullApi
package org.keqiao.studio.ui.workbench.outline;
