/**
 * Moves cases under way from one version of their matter to another: the plan, what keeps a case from following it, and the
 * move of one case in one transaction, under its lock.
 */
@NamedInterface("moving")
package org.keqiao.process.moving;

import org.springframework.modulith.NamedInterface;
