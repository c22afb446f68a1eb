/** Describes the HTTP interface in words, for those who write programs against it ({@code /v3/api-docs}). */
@ApplicationModule(allowedDependencies = {})
package org.keqiao.description;

import org.springframework.modulith.ApplicationModule;
