/**
 * Forms: schema, rules, validation and, in {@code ui}, rendering. Open, so that every feature's pages can show forms.
 *
 * <p>This module uses the FEEL library that comes with the engine's decision tables ({@code org.camunda.feel}) for
 * conditions and rules. That is a parser of expressions, not the engine: the engine itself stays behind {@code process}.
 */
@ApplicationModule(
        type = ApplicationModule.Type.OPEN,
        allowedDependencies = {"shared", "calendar"})
package org.keqiao.form;

import org.springframework.modulith.ApplicationModule;
