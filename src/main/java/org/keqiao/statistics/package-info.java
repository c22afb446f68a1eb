/** 统计: what was registered, by month and county; closed months that stay as they were; each figure with what is behind it. */
@ApplicationModule(allowedDependencies = {"shared", "security", "organization", "calendar", "form", "casefile::batch"})
package org.keqiao.statistics;

import org.springframework.modulith.ApplicationModule;
