/** The studio: drafts of matters, their check, and the second person who lets a change into force. */
@ApplicationModule(
        allowedDependencies = {"shared", "security", "process", "process::moving", "form", "feel", "calendar"})
package org.keqiao.studio;

import org.springframework.modulith.ApplicationModule;
