/** 关联关系: which companies hold each other, belong to one group or are led by spouses, and what follows for public money. */
@ApplicationModule(allowedDependencies = {"shared", "security", "organization"})
package org.keqiao.affiliation;

import org.springframework.modulith.ApplicationModule;
