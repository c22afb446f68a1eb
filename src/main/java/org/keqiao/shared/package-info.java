/** Values, refusals, texts and time that every module speaks in; {@code ui} holds the shell and shared components. */
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.keqiao.shared;

import org.springframework.modulith.ApplicationModule;
