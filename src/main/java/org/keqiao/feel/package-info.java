/**
 * Expressions in FEEL, read, bounded and evaluated: the only place that knows the library, which comes with the engine's
 * decision tables. It is a parser of expressions, not the engine, which stays behind {@code process}.
 */
@ApplicationModule(allowedDependencies = {})
package org.keqiao.feel;

import org.springframework.modulith.ApplicationModule;
