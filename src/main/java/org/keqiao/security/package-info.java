/** Who somebody is and what they may: roles, duties, sign-in, tokens. */
@ApplicationModule(allowedDependencies = {"shared"})
package org.keqiao.security;

import org.springframework.modulith.ApplicationModule;
